/** Versions of the masking policy: proposed by one person of the head institution, tried on samples, decided by another (M6). */
@NullMarked
package cn.zhengxin.masking.policychange;

import org.jspecify.annotations.NullMarked;
