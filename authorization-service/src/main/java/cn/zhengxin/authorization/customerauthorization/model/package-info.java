/** The life of an authorization: one record per state, transitions on the state that owns them. */
@NullMarked
package cn.zhengxin.authorization.customerauthorization.model;

import org.jspecify.annotations.NullMarked;
