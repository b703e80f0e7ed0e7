/** What a judicial exemption is, and when it allows a query. */
@NullMarked
package cn.zhengxin.authorization.exemption.model;

import org.jspecify.annotations.NullMarked;
