/** Catalogue of what this service can refuse, with the rule where a rule refused. */
@NullMarked
package cn.zhengxin.authorization.problem;

import org.jspecify.annotations.NullMarked;
