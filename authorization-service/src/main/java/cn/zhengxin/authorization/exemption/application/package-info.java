/** Use cases on judicial exemptions and the ports they need. */
@NullMarked
package cn.zhengxin.authorization.exemption.application;

import org.jspecify.annotations.NullMarked;
