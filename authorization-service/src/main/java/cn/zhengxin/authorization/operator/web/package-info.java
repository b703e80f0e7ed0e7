/** Operators for administrators, auditors and services. */
@NullMarked
package cn.zhengxin.authorization.operator.web;

import org.jspecify.annotations.NullMarked;
