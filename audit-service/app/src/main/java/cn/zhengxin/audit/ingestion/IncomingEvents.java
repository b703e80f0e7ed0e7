package cn.zhengxin.audit.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The events that wait to become records. */
public interface IncomingEvents {

    /** Adds events in this order; one that waits already is left alone. */
    void add(List<IncomingEvent> events);

    /** The longest waiting, in the order of their arrival. */
    List<IncomingEvent> next(int most);

    void remove(Collection<UUID> eventIds);

    long waiting();
}
