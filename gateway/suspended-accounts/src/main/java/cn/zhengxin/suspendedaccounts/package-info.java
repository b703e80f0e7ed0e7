/** O11: a suspended account is refused on its next request, at every service and at the gateway. */
@NullMarked
package cn.zhengxin.suspendedaccounts;

import org.jspecify.annotations.NullMarked;
