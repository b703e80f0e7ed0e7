package cn.zhengxin.audit.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInspectedRecords implements InspectedRecords {

    private static final String COLUMNS =
            "SELECT sequence, event_id, producer, producer_sequence, received_at, salt, leaf_hash, institution, record"
                    + " FROM ledger_record";

    private final JdbcClient jdbc;

    JdbcInspectedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<InspectedRecord> find(RecordFilter filter, @Nullable Long before, int most) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        equal("producer", filter.producer(), conditions, values);
        equal("type", filter.type(), conditions, values);
        equal("aggregate_id", filter.aggregateId(), conditions, values);
        equal("subject_reference", filter.subjectReference(), conditions, values);
        equal("institution", filter.institution(), conditions, values);
        equal("account", filter.account(), conditions, values);
        equal("authorization_id", filter.authorizationId(), conditions, values);
        if (filter.from() != null) {
            conditions.add("occurred_at >= ?");
            values.add(filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("occurred_at < ?");
            values.add(filter.to().atOffset(ZoneOffset.UTC));
        }
        if (before != null) {
            conditions.add("sequence < ?");
            values.add(before);
        }
        values.add(most);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return jdbc.sql(COLUMNS + where + " ORDER BY sequence DESC LIMIT ?")
                .params(values)
                .query((row, number) -> record(row))
                .list();
    }

    private static void equal(String column, @Nullable String value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(column + " = ?");
            values.add(value);
        }
    }

    @Override
    public Optional<InspectedRecord> find(long sequence) {
        return jdbc.sql(COLUMNS + " WHERE sequence = ?")
                .param(sequence)
                .query((row, number) -> record(row))
                .optional();
    }

    private static InspectedRecord record(ResultSet row) throws SQLException {
        return new InspectedRecord(
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("producer"),
                row.getLong("producer_sequence"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(row.getBytes("salt")),
                HexFormat.of().formatHex(row.getBytes("leaf_hash")),
                row.getString("institution"),
                row.getString("record"));
    }
}
