/**
 * Versioned policy data: terms, clauses, blanket words, numbers, deductions and the catalogue of rules with their basis. What a version
 * does not hold does not belong here.
 */
@NullMarked
package cn.zhengxin.authorization.policy;

import org.jspecify.annotations.NullMarked;
