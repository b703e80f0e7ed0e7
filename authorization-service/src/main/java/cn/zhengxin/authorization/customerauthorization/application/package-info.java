/** Use cases on authorizations and the ports they need. */
@NullMarked
package cn.zhengxin.authorization.customerauthorization.application;

import org.jspecify.annotations.NullMarked;
