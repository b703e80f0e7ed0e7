package cn.zhengxin.authorization.refusal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRefusalNotices implements RefusalNotices {

    private final JdbcClient jdbc;

    JdbcRefusalNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RefusalNotice> at(Instant moment) {
        var found = jdbc.sql("""
                        SELECT version, effective_from, consequence, complaint_channel FROM refusal_notice
                        WHERE effective_from <= :moment ORDER BY effective_from DESC, version DESC LIMIT 1
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new RefusalNotice(
                        row.getString("version"),
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        row.getString("consequence"),
                        alternatives(row.getString("version")),
                        row.getString("complaint_channel")))
                .optional();
        found.ifPresent(this::requireNeutral);
        return found;
    }

    private List<RefusalNotice.Alternative> alternatives(String version) {
        return jdbc.sql("SELECT code, text FROM refusal_notice_alternative WHERE version = :version ORDER BY code")
                .param("version", version)
                .query((row, number) -> new RefusalNotice.Alternative(row.getString("code"), row.getString("text")))
                .list();
    }

    private void requireNeutral(RefusalNotice notice) {
        var forbidden = jdbc.sql("SELECT word FROM refusal_notice_forbidden_word ORDER BY word")
                .query((row, number) -> row.getString("word"))
                .list();
        if (notice.firstOf(forbidden).isPresent()) {
            throw new IllegalStateException("The words of refusal notice " + notice.version() + " are not neutral");
        }
    }
}
