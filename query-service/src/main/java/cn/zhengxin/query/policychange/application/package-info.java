/** Proposing and deciding versions of the policy. */
@NullMarked
package cn.zhengxin.query.policychange.application;

import org.jspecify.annotations.NullMarked;
