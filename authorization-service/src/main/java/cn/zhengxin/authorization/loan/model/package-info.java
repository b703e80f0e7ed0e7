/** Facts of a loan that decide about its authorizations. */
@NullMarked
package cn.zhengxin.authorization.loan.model;

import org.jspecify.annotations.NullMarked;
