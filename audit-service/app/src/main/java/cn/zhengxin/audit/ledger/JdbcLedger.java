package cn.zhengxin.audit.ledger;

import cn.zhengxin.audit.ingestion.IncomingEvent;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.NodeId;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLedger implements Ledger {

    private static final long APPEND_LOCK = 0x7a78_6c65_6467_6572L;
    private static final int BATCH = 1000;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcLedger(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public void lockForAppending() {
        // A process that freezes in here is cut off by the database; whoever wakes up late finds its transaction gone.
        jdbc.sql("""
                        SELECT set_config('idle_in_transaction_session_timeout', '5s', true),
                               set_config('lock_timeout', '5s', true)
                        """).query((row, number) -> row.getString(1)).list();
        lock("pg_advisory_xact_lock");
    }

    @Override
    public void lockForReadingTheTip() {
        lock("pg_advisory_xact_lock_shared");
    }

    private void lock(String function) {
        jdbc.sql("SELECT 1 FROM " + function + "(" + APPEND_LOCK + ")")
                .query(Integer.class)
                .list();
    }

    @Override
    public Set<UUID> recorded(Collection<UUID> eventIds) {
        return new HashSet<>(jdbc.sql("SELECT event_id FROM ledger_record WHERE event_id = ANY (?)")
                .param(eventIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    @Override
    public void append(List<StoredRecord> records, Map<NodeId, Hash> nodes, TreeHead head) {
        template.batchUpdate("""
                INSERT INTO ledger_record (sequence, event_id, producer, producer_sequence, type, aggregate_id,
                    subject_reference, authorization_id, institution, account, occurred_at, received_at, salt, leaf_hash,
                    record)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, records, BATCH, JdbcLedger::set);
        List<Map.Entry<NodeId, Hash>> inner = nodes.entrySet().stream()
                .filter(node -> node.getKey().level() > 0)
                .toList();
        template.batchUpdate(
                "INSERT INTO ledger_node (level, place, hash) VALUES (?, ?, ?)", inner, BATCH, (statement, node) -> {
                    statement.setInt(1, node.getKey().level());
                    statement.setLong(2, node.getKey().index());
                    statement.setBytes(3, node.getValue().toBytes());
                });
        jdbc.sql("INSERT INTO ledger_head (size, root, signed_at, key_id, signature) VALUES (?, ?, ?, ?, ?)")
                .params(
                        head.size(),
                        head.root().toBytes(),
                        head.time().atOffset(ZoneOffset.UTC),
                        head.keyId(),
                        head.signature())
                .update();
    }

    private static void set(PreparedStatement statement, StoredRecord stored) throws SQLException {
        IncomingEvent event = stored.event();
        statement.setLong(1, stored.sequence());
        statement.setObject(2, event.eventId());
        statement.setString(3, event.producer());
        statement.setLong(4, event.producerSequence());
        statement.setString(5, event.type());
        statement.setString(6, event.aggregateId());
        statement.setString(7, event.subjectReference());
        statement.setString(8, event.authorizationId());
        statement.setString(9, event.institution());
        statement.setString(10, event.account());
        statement.setObject(11, utc(event.occurredAt()));
        statement.setObject(12, utc(event.receivedAt()));
        statement.setBytes(13, HEX.parseHex(stored.salt()));
        statement.setBytes(14, stored.leafHash().toBytes());
        statement.setString(15, stored.record());
    }

    @Override
    public Optional<TreeHead> latestHead() {
        return jdbc.sql("SELECT * FROM ledger_head ORDER BY size DESC LIMIT 1")
                .query((row, number) -> head(row))
                .optional();
    }

    @Override
    public Optional<TreeHead> headOfSize(long size) {
        return jdbc.sql("SELECT * FROM ledger_head WHERE size = ?")
                .param(size)
                .query((row, number) -> head(row))
                .optional();
    }

    @Override
    public Optional<TreeHead> headCovering(long size) {
        return jdbc.sql("SELECT * FROM ledger_head WHERE size >= ? ORDER BY size LIMIT 1")
                .param(size)
                .query((row, number) -> head(row))
                .optional();
    }

    @Override
    public List<TreeHead> heads(long after, long upTo, int most) {
        return jdbc.sql("SELECT * FROM ledger_head WHERE size > ? AND size <= ? ORDER BY size LIMIT ?")
                .params(after, upTo, most)
                .query((row, number) -> head(row))
                .list();
    }

    @Override
    public List<LedgerRecord> records(long from, long to, int most) {
        return jdbc.sql("""
                        SELECT sequence, salt, leaf_hash, record FROM ledger_record
                         WHERE sequence >= ? AND sequence < ? ORDER BY sequence LIMIT ?
                        """)
                .params(from, to, most)
                .query((row, number) -> record(row))
                .list();
    }

    @Override
    public Optional<LedgerRecord> record(long sequence) {
        return jdbc.sql("SELECT sequence, salt, leaf_hash, record FROM ledger_record WHERE sequence = ?")
                .param(sequence)
                .query((row, number) -> record(row))
                .optional();
    }

    @Override
    public Optional<Long> sequenceOf(UUID eventId) {
        return jdbc.sql("SELECT sequence FROM ledger_record WHERE event_id = ?")
                .param(eventId)
                .query(Long.class)
                .optional();
    }

    @Override
    public Map<NodeId, Hash> read(Set<NodeId> ids) {
        Map<NodeId, Hash> found = new HashMap<>();
        List<Long> leaves = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (NodeId id : ids) {
            if (id.level() == 0) {
                leaves.add(id.index());
            } else {
                levels.add(id.level());
                places.add(id.index());
            }
        }
        if (!leaves.isEmpty()) {
            jdbc.sql("SELECT sequence, leaf_hash FROM ledger_record WHERE sequence = ANY (?)")
                    .param(leaves.toArray(Long[]::new))
                    .query(row -> {
                        found.put(new NodeId(0, row.getLong(1)), Hash.of(row.getBytes(2)));
                    });
        }
        if (!levels.isEmpty()) {
            jdbc.sql("""
                            SELECT node.level, node.place, node.hash
                              FROM unnest(?::int[], ?::bigint[]) AS wanted (level, place)
                              JOIN ledger_node node ON node.level = wanted.level AND node.place = wanted.place
                            """)
                    .params(levels.toArray(Integer[]::new), places.toArray(Long[]::new))
                    .query(row -> {
                        found.put(new NodeId(row.getInt(1), row.getLong(2)), Hash.of(row.getBytes(3)));
                    });
        }
        return found;
    }

    private static TreeHead head(ResultSet row) throws SQLException {
        return new TreeHead(
                row.getLong("size"),
                Hash.of(row.getBytes("root")),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                row.getString("key_id"),
                row.getString("signature"));
    }

    private static LedgerRecord record(ResultSet row) throws SQLException {
        return new LedgerRecord(
                row.getLong("sequence"),
                HEX.formatHex(row.getBytes("salt")),
                Hash.of(row.getBytes("leaf_hash")),
                row.getString("record"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
