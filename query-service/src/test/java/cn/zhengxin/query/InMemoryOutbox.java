package cn.zhengxin.query;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Keeps events for tests to look at. */
public final class InMemoryOutbox implements Outbox {

    private final List<AuditEvent> events = new ArrayList<>();

    @Override
    public void append(AuditEvent event) {
        events.add(event);
    }

    public List<AuditEvent> events() {
        return List.copyOf(events);
    }
}
