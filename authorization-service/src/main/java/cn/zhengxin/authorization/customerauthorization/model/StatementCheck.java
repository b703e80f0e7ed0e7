package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.statement.Faults;
import org.jspecify.annotations.Nullable;

/**
 * One topic of a statement. Every topic looks at the statement by itself, so that what is wrong with one hides nothing of another
 * (A1: all faults in one answer).
 *
 * @param <T> the topic as it could be read
 */
interface StatementCheck<T> {

    /** The topic when nothing of it is missing or unreadable, otherwise, and when the topic does not apply, null; every fault found is added to {@code faults}. */
    @Nullable T examine(AuthorizationStatement statement, Faults faults);
}
