/** O11, O1: a suspended account, and a token that says more than the register does, are refused on the next request, everywhere. */
@NullMarked
package cn.zhengxin.suspendedaccounts;

import org.jspecify.annotations.NullMarked;
