package cn.zhengxin.audit.ingestion;

import cn.zhengxin.audittrail.EventBatchHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Takes the events of one producer. One listener each, so that a busy producer does not hold up the others. */
final class ReceiveEvents implements EventBatchHandler {

    private final String producer;
    private final IncomingEvents incoming;
    private final Clock clock;

    ReceiveEvents(String producer, IncomingEvents incoming, Clock clock) {
        this.producer = producer;
        this.incoming = incoming;
        this.clock = clock;
    }

    @Override
    public String group() {
        return "audit-ledger-" + producer;
    }

    @Override
    public Set<String> topics() {
        return Set.of("credit." + producer + ".v1");
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        incoming.add(events.stream().map(event -> IncomingEvent.of(event, now)).toList());
    }
}
