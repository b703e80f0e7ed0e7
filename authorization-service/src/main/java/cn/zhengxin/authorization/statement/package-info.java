/**
 * What is wrong with what somebody stated: the fault of one field, and faults gathered over a whole statement so that all come in one
 * answer (A1). The checks of a statement stay with the feature whose statement it is.
 */
@NullMarked
package cn.zhengxin.authorization.statement;

import org.jspecify.annotations.NullMarked;
