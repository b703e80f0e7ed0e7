package cn.zhengxin.audittrail;

import java.util.Set;

/**
 * Reacts to events. Each handler that is a bean gets a listener of its own. {@link #handle} runs in a transaction that
 * also notes the event's identifier, so that whatever it writes to the database happens once however often the event is
 * delivered.
 *
 * <p>A handler ignores types it does not know. It throws {@link RetryLater} when trying again may help; database
 * outages and time-outs count as that anyway and are retried without limit. Any other failure is tried five times, then
 * the event goes to the dead-letter topic.
 */
public interface EventHandler {

    /** Consumer group; also part of the dead-letter topic's name. */
    String group();

    Set<String> topics();

    void handle(ReceivedEvent event);
}
