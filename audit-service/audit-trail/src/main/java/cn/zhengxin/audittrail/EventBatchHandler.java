package cn.zhengxin.audittrail;

import java.util.List;

/**
 * A handler of topics with many events: it is given everything that one poll brought, in one transaction, in the order of each
 * partition and each event once. Nothing else changes: when the whole cannot be handled, {@link #handle(ReceivedEvent)} is given
 * each event by itself, so that only the one at fault is tried again and put aside.
 */
public interface EventBatchHandler extends EventHandler {

    /** Handles all of these events or, by an exception, none. */
    void handle(List<ReceivedEvent> events);

    @Override
    default void handle(ReceivedEvent event) {
        handle(List.of(event));
    }
}
