/** Versioned policy data: purposes, terms, thresholds and the catalogue of rules with their basis. */
@NullMarked
package cn.zhengxin.authorization.policy;

import org.jspecify.annotations.NullMarked;
