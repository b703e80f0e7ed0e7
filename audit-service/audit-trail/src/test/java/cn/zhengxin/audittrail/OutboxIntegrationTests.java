package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxIntegrationTests {

    private static EventStream stream;

    @BeforeAll
    static void start() {
        stream = new EventStream();
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    @Test
    @DisplayName("N5 · refuses an event outside a transaction")
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> stream.outbox.append(EventStream.event("a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("N5 · refuses an event in a transaction that only reads")
    void refusesAnEventInAReadOnlyTransaction() {
        var reading = new TransactionTemplate(stream.transactionManager);
        reading.setReadOnly(true);
        assertThatThrownBy(() -> reading.executeWithoutResult(status -> stream.outbox.append(EventStream.event("a"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("N5 · a rolled-back change leaves no event")
    void aRolledBackChangeLeavesNoEvent() {
        var event = EventStream.event("rolled-back");
        stream.transactions.executeWithoutResult(status -> {
            stream.outbox.append(event);
            status.setRollbackOnly();
        });
        var rows = stream.jdbc
                .sql("SELECT count(*) FROM outbox_event WHERE event_id = :id")
                .param("id", event.id().value())
                .query(Long.class)
                .single();
        assertThat(rows).isZero();
    }

    @Test
    @DisplayName("U1 · refuses an event that the broker could not take")
    void refusesAnEventThatIsTooLong() {
        var event = AuditEvent.of("ThingChanged", "a", Instant.EPOCH, Actor.platform("x"), Origin.unknown(), "CHANGED")
                .with("text", "x".repeat(300_000));
        assertThatThrownBy(() -> stream.transactions.executeWithoutResult(status -> stream.outbox.append(event)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("U1 · the same event cannot be appended twice")
    void theSameEventCannotBeAppendedTwice() {
        var event = EventStream.event("twice");
        stream.transactions.executeWithoutResult(status -> stream.outbox.append(event));
        assertThatThrownBy(() -> stream.transactions.executeWithoutResult(status -> stream.outbox.append(event)))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    @DisplayName("U1 · what was appended reads the same")
    void whatWasAppendedReadsTheSame() {
        var event = EventStream.event("same").with("nested", Map.of("number", 5, "text", "征信"));
        stream.transactions.executeWithoutResult(status -> stream.outbox.append(event));
        var body = stream.jdbc
                .sql("SELECT body FROM outbox_event WHERE event_id = :id")
                .param("id", event.id().value())
                .query(String.class)
                .single();
        assertThat(EventJson.read(body)).contains(event);
    }
}
