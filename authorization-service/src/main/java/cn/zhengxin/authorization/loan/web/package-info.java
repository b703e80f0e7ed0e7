/** Names the loan an authorization is for. */
@NullMarked
package cn.zhengxin.authorization.loan.web;

import org.jspecify.annotations.NullMarked;
