package cn.zhengxin.audittrail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers of handled events, kept longer than a topic can deliver an event again. */
final class ConsumedEvents {

    private final JdbcClient jdbc;

    ConsumedEvents(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Notes that a group handles these events in the present transaction. Returns those that it has not handled before. */
    Set<UUID> note(String group, Collection<UUID> eventIds) {
        // In one order, so that two consumers of a group that meet in the same events wait and do not deadlock.
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO consumed_event (consumer_group, event_id)
                        SELECT ?, event_id FROM unnest(?) AS delivered (event_id) ORDER BY event_id
                        ON CONFLICT DO NOTHING
                        RETURNING event_id
                        """)
                .param(group)
                .param(eventIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    int forgetBefore(Duration retention) {
        return jdbc.sql("""
                        DELETE FROM consumed_event
                         WHERE (consumer_group, event_id) IN (
                                   SELECT consumer_group, event_id FROM consumed_event
                                    WHERE consumed_at < clock_timestamp() - make_interval(secs => :age) LIMIT 5000)
                        """).param("age", (double) retention.toSeconds()).update();
    }
}
