/**
 * Refusals to authorize: the notice a subject is given, and the record that it was given (A17). Nothing else depends on this
 * package, so that a refusal can never lower a score.
 */
@NullMarked
package cn.zhengxin.authorization.refusal;

import org.jspecify.annotations.NullMarked;
