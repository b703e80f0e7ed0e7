package cn.zhengxin.audittrail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows that a transaction leaves and does not look at again. A service that gathers such rows until it commits takes those of the
 * outbox among them, and spares each event a way to the database of its own.
 */
@FunctionalInterface
public interface LastRows {

    /**
     * Writes the row before the transaction under way commits, after all that came before it. What the database refuses of it undoes the
     * transaction.
     *
     * @param statement one of a few fixed texts, with named values
     */
    void add(String statement, Map<String, ? extends @Nullable Object> values);
}
