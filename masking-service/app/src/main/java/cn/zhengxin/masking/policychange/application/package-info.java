/** Proposing, trying and deciding versions of the masking policy. */
@NullMarked
package cn.zhengxin.masking.policychange.application;

import org.jspecify.annotations.NullMarked;
