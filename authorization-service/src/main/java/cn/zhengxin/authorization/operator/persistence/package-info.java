/**
 * Operators in PostgreSQL. Read with each operator, and written by others: whether an account at the bureau is mapped ({@code bureau_account})
 * and when an unanswered recertification is due ({@code recertification}, {@code recertification_item}). Both are read in the same
 * statement as the operator, so that a decision sees one state of all.
 */
@NullMarked
package cn.zhengxin.authorization.operator.persistence;

import org.jspecify.annotations.NullMarked;
