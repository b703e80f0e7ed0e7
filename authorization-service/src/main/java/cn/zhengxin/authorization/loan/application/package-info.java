/** What becomes of authorizations as their loan goes on and ends. */
@NullMarked
package cn.zhengxin.authorization.loan.application;

import org.jspecify.annotations.NullMarked;
