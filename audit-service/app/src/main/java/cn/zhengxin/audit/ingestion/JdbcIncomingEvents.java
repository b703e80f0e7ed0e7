package cn.zhengxin.audit.ingestion;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIncomingEvents implements IncomingEvents {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcIncomingEvents(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public void add(List<IncomingEvent> events) {
        template.batchUpdate("""
                INSERT INTO incoming_event (event_id, producer, producer_sequence, topic, type, aggregate_id,
                    subject_reference, authorization_id, institution, account, occurred_at, received_at, event)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (event_id) DO NOTHING
                """, events, BATCH, JdbcIncomingEvents::set);
    }

    private static void set(PreparedStatement statement, IncomingEvent event) throws SQLException {
        statement.setObject(1, event.eventId());
        statement.setString(2, event.producer());
        statement.setLong(3, event.producerSequence());
        statement.setString(4, event.topic());
        statement.setString(5, event.type());
        statement.setString(6, event.aggregateId());
        statement.setString(7, event.subjectReference());
        statement.setString(8, event.authorizationId());
        statement.setString(9, event.institution());
        statement.setString(10, event.account());
        statement.setObject(11, utc(event.occurredAt()));
        statement.setObject(12, utc(event.receivedAt()));
        statement.setString(13, event.event());
    }

    @Override
    public List<IncomingEvent> next(int most) {
        return jdbc.sql("SELECT * FROM incoming_event ORDER BY position LIMIT ?")
                .param(most)
                .query((row, number) -> event(row))
                .list();
    }

    @Override
    public void remove(Collection<UUID> eventIds) {
        jdbc.sql("DELETE FROM incoming_event WHERE event_id = ANY (?)")
                .param(eventIds.toArray(UUID[]::new))
                .update();
    }

    @Override
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM incoming_event").query(Long.class).single();
    }

    private static IncomingEvent event(ResultSet row) throws SQLException {
        return new IncomingEvent(
                row.getObject("event_id", UUID.class),
                row.getString("producer"),
                row.getLong("producer_sequence"),
                row.getString("topic"),
                row.getString("type"),
                row.getString("aggregate_id"),
                row.getString("subject_reference"),
                row.getString("authorization_id"),
                row.getString("institution"),
                row.getString("account"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("event"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
