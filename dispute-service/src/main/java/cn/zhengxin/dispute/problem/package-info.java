/** Catalogue of what this service can refuse, with the rule where a rule refused. */
@NullMarked
package cn.zhengxin.dispute.problem;

import org.jspecify.annotations.NullMarked;
