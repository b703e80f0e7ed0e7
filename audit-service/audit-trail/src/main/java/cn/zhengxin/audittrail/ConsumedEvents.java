package cn.zhengxin.audittrail;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers of handled events, kept longer than a topic can deliver an event again. */
final class ConsumedEvents {

    private final JdbcClient jdbc;

    ConsumedEvents(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
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
