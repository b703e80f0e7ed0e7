package cn.zhengxin.audit.benchmark;

import cn.zhengxin.audit.AuditServiceApplication;
import cn.zhengxin.audit.AuditServiceFixture;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.KeptHeads;
import cn.zhengxin.ledgerverifier.LedgerExport;
import cn.zhengxin.ledgerverifier.MerkleFrontier;
import cn.zhengxin.ledgerverifier.SigningKeyFile;
import cn.zhengxin.ledgerverifier.TreeHead;
import cn.zhengxin.ledgerverifier.TreeHeadSigner;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import cn.zhengxin.ledgerverifier.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.SmartLifecycle;

/**
 * U3 at length: a database superuser edits a stored ledger at random, a thousand times, each time from the untouched state, and each
 * time what the database holds is verified as a whole, with the witness's heads beside it; and a larger ledger nobody touched is
 * verified, too. Exit 1 when an edit was not found, or anything in an untouched ledger was. Arguments: records (100000), edits
 * (1000), records of the untouched ledger (1000000), seed (the time).
 */
public final class TamperingCampaign {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final AuditServiceFixture fixture;
    private final Random random;
    private final int records;
    private final TrustedKeys trusted;
    private final KeyPair stolen;
    private final KeptHeads kept;
    private final Connection superuser;

    /** What somebody with all rights on the database, and for the last two with the signing key as well, can do. */
    private enum Edit {
        CONTENT,
        CONTENT_AND_LEAF,
        CONTENT_LEAF_AND_NODES,
        SALT,
        LEAF,
        DELETED,
        DELETED_AND_CLOSED_UP,
        INSERTED,
        SWAPPED,
        TAIL_CUT,
        TAIL_CUT_WITH_HEADS,
        HEAD_ALTERED,
        HEADS_SIGNED_BY_ANOTHER_KEY,
        RECOMPUTED_AND_SIGNED_ANEW
    }

    private TamperingCampaign(AuditServiceFixture fixture, Random random, int records)
            throws IOException, SQLException {
        this.fixture = fixture;
        this.random = random;
        this.records = records;
        this.trusted = TrustedKeys.readPem(fixture.publicKey());
        this.stolen = SigningKeyFile.read(fixture.signingKey());
        this.kept = KeptHeads.read(fixture.witness(), trusted);
        this.superuser = fixture.superuser();
    }

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int edits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int untouched = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : System.currentTimeMillis();
        System.out.println(records + " records, " + edits + " edits, seed " + seed);
        boolean allFound;
        try (var fixture = new AuditServiceFixture("audit_campaign")) {
            recorded(fixture, records);
            allFound = new TamperingCampaign(fixture, new Random(seed), records).edits(edits);
        }
        boolean intact;
        try (var fixture = new AuditServiceFixture("audit_untouched")) {
            recorded(fixture, untouched);
            var campaign = new TamperingCampaign(fixture, new Random(seed), untouched);
            long start = System.nanoTime();
            Verdict verdict = campaign.verdict();
            System.out.println("untouched ledger of " + untouched + " records: " + verdict + " in "
                    + (System.nanoTime() - start) / 1_000_000 + " ms, read from the database");
            intact = verdict instanceof Verdict.Intact;
        }
        System.exit(allFound && intact ? 0 : 1);
    }

    /** A ledger that the service itself wrote. */
    private static void recorded(AuditServiceFixture fixture, int records) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>();
        fixture.settings(settings::put);
        settings.put("zhengxin.audit-trail.consumer.enabled", "false");
        String[] command = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        try (var context = new SpringApplicationBuilder(AuditServiceApplication.class).run(command)) {
            fixture.asSuperuser("""
                    INSERT INTO incoming_event (event_id, producer, producer_sequence, topic, type, aggregate_id, account,
                        occurred_at, received_at, event)
                    SELECT gen_random_uuid(), 'query', n, 'credit.query.v1', 'QueryAnswered', 'query-' || n, 'officer.lin',
                           now(), now(), '{"id":"event-' || n || '","result":"ANSWERED","data":{"institution":"B10001"}}'
                      FROM generate_series(1, %d) n
                    """.formatted(records));
            Instant end = Instant.now().plus(PATIENCE);
            while (fixture.count("SELECT coalesce(max(size), 0) FROM ledger_head") < records) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the ledger was not written in " + PATIENCE);
                }
                Thread.sleep(500);
            }
            // It writes what is left to the witness before it ends.
            context.getBean("ledgerKeeper", SmartLifecycle.class).stop();
        }
        // What searches use and no export needs; moving all records would spend its time on it.
        fixture.asSuperuser("""
                DO $$ DECLARE name text; BEGIN
                    FOR name IN SELECT indexname FROM pg_indexes
                                 WHERE tablename = 'ledger_record' AND indexname LIKE 'ledger_record_%'
                                   AND indexname <> 'ledger_record_pkey' AND indexname <> 'ledger_record_event_id_key' LOOP
                        EXECUTE 'DROP INDEX ' || name;
                    END LOOP;
                END $$
                """);
    }

    private boolean edits(int edits) throws SQLException, IOException {
        Verdict before = verdict();
        if (!(before instanceof Verdict.Intact)) {
            System.out.println("before any edit: " + before);
            return false;
        }
        var tried = new EnumMap<Edit, Integer>(Edit.class);
        var found = new EnumMap<Edit, Integer>(Edit.class);
        long start = System.nanoTime();
        for (int i = 0; i < edits; i++) {
            Edit edit = Edit.values()[i % Edit.values().length];
            int place = random.nextInt(records - 2);
            // Undone by the end of the transaction, which the verification is part of.
            superuser.setAutoCommit(false);
            make(edit, place);
            Verdict verdict = verdict();
            superuser.rollback();
            tried.merge(edit, 1, Integer::sum);
            if (verdict instanceof Verdict.Tampered) {
                found.merge(edit, 1, Integer::sum);
            } else {
                System.out.println("NOT FOUND: " + edit + " at " + place + ": " + verdict);
            }
        }
        tried.forEach((edit, times) ->
                System.out.println(edit + ": " + found.getOrDefault(edit, 0) + " of " + times + " found"));
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(
                all + " of " + edits + " edits found in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        return all == edits;
    }

    private void make(Edit edit, int place) throws SQLException {
        String here = " WHERE sequence = " + place;
        switch (edit) {
            case CONTENT -> run("UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED')" + here);
            case CONTENT_AND_LEAF -> {
                run("UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED')" + here);
                run(LEAF_OF_CONTENT + here);
            }
            case CONTENT_LEAF_AND_NODES -> {
                run("UPDATE ledger_record SET record = replace(record, 'B10001', 'B20001')" + here);
                run(LEAF_OF_CONTENT + here);
                nodesAbove(place);
            }
            case SALT -> run("UPDATE ledger_record SET salt = sha256(salt)" + here);
            case LEAF -> run("UPDATE ledger_record SET leaf_hash = sha256(leaf_hash)" + here);
            case DELETED -> run("DELETE FROM ledger_record" + here);
            case DELETED_AND_CLOSED_UP -> {
                run("DELETE FROM ledger_record" + here);
                moved(place + 1, -1);
            }
            case INSERTED -> {
                moved(place, 1);
                run("""
                        INSERT INTO ledger_record
                        SELECT %d, gen_random_uuid(), producer, producer_sequence, type, aggregate_id, subject_reference,
                               authorization_id, institution, account, occurred_at, received_at, salt, leaf_hash,
                               replace(record, 'ANSWERED', 'REFUSED')
                          FROM ledger_record WHERE sequence = %d
                        """.formatted(place, place + 1));
                run(LEAF_OF_CONTENT + here);
            }
            case SWAPPED -> {
                int other = (place + 1 + random.nextInt(records - 1)) % records;
                run("UPDATE ledger_record SET sequence = 9000000" + here);
                run("UPDATE ledger_record SET sequence = " + place + " WHERE sequence = " + other);
                run("UPDATE ledger_record SET sequence = " + other + " WHERE sequence = 9000000");
            }
            case TAIL_CUT -> run("DELETE FROM ledger_record WHERE sequence > " + place);
            case TAIL_CUT_WITH_HEADS -> {
                run("DELETE FROM ledger_head WHERE size > " + place);
                run("DELETE FROM ledger_record WHERE sequence >= coalesce((SELECT max(size) FROM ledger_head), 0)");
            }
            case HEAD_ALTERED ->
                run(
                        "UPDATE ledger_head SET root = sha256(root) WHERE size = (SELECT min(size) FROM ledger_head WHERE size > "
                                + place + ")");
            case HEADS_SIGNED_BY_ANOTHER_KEY -> {
                run("UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED')" + here);
                run(LEAF_OF_CONTENT + here);
                headsAnew(place, another());
            }
            case RECOMPUTED_AND_SIGNED_ANEW -> {
                run("UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED')" + here);
                run(LEAF_OF_CONTENT + here);
                nodesAbove(place);
                headsAnew(place, stolen);
            }
        }
    }

    private static final String LEAF_OF_CONTENT = """
            UPDATE ledger_record
               SET leaf_hash = sha256('\\x00'::bytea || salt || sha256(convert_to(record, 'UTF8')))
            """;

    private void moved(int from, int by) throws SQLException {
        run("UPDATE ledger_record SET sequence = sequence + 9000000 WHERE sequence >= " + from);
        run("UPDATE ledger_record SET sequence = sequence - 9000000 + " + by + " WHERE sequence >= 9000000");
    }

    /** Those that hang on one leaf, up to the root of the largest complete subtree. */
    private void nodesAbove(int leaf) throws SQLException {
        run("""
                UPDATE ledger_node node SET hash = sha256('\\x01'::bytea || l.leaf_hash || r.leaf_hash)
                  FROM ledger_record l, ledger_record r
                 WHERE node.level = 1 AND node.place = %d AND l.sequence = node.place * 2
                   AND r.sequence = node.place * 2 + 1
                """.formatted(leaf >> 1));
        for (int level = 2; leaf >> level > 0 || 1 << level <= records; level++) {
            run("""
                    UPDATE ledger_node node SET hash = sha256('\\x01'::bytea || l.hash || r.hash)
                      FROM ledger_node l, ledger_node r
                     WHERE node.level = %d AND node.place = %d AND l.level = node.level - 1 AND r.level = node.level - 1
                       AND l.place = node.place * 2 AND r.place = node.place * 2 + 1
                    """.formatted(level, leaf >> level));
        }
    }

    private KeyPair another() {
        try {
            var file = fixture.file("another-key-" + random.nextLong() + ".pem");
            SigningKeyFile.create(file);
            return SigningKeyFile.read(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Every head that covers the place, over the records as they are now. */
    private void headsAnew(int place, KeyPair by) throws SQLException {
        var signer = new TreeHeadSigner(by.getPrivate(), by.getPublic());
        var frontier = MerkleFrontier.empty();
        try (Statement leaves = superuser.createStatement();
                Statement sizes = superuser.createStatement();
                PreparedStatement change = superuser.prepareStatement(
                        "UPDATE ledger_head SET root = ?, key_id = ?, signature = ? WHERE size = ?")) {
            leaves.setFetchSize(10_000);
            try (ResultSet heads = sizes.executeQuery(
                            "SELECT size, signed_at FROM ledger_head WHERE size > " + place + " ORDER BY size");
                    ResultSet leaf = leaves.executeQuery("SELECT leaf_hash FROM ledger_record ORDER BY sequence")) {
                while (heads.next()) {
                    while (frontier.size() < heads.getLong(1) && leaf.next()) {
                        frontier.append(Hash.of(leaf.getBytes(1)));
                    }
                    TreeHead head = signer.sign(
                            frontier.size(),
                            frontier.root(),
                            heads.getTimestamp(2).toInstant());
                    change.setBytes(1, head.root().toBytes());
                    change.setString(2, head.keyId());
                    change.setString(3, head.signature());
                    change.setLong(4, head.size());
                    change.addBatch();
                }
            }
            change.executeBatch();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of what the database holds now, line by line as the service exports it. */
    private Verdict verdict() throws SQLException, IOException {
        Path export = fixture.file("campaign.export");
        try (var out = new BufferedOutputStream(Files.newOutputStream(export))) {
            superuser.unwrap(PGConnection.class).getCopyAPI().copyOut(EXPORT, out);
        }
        return LedgerExport.verify(export, trusted, kept);
    }

    /** The export's lines: a head behind the record that made its size, or where that record should have been. */
    private static final String EXPORT = """
            COPY (
                SELECT line FROM (
                    SELECT -2::bigint AS place, 0 AS kind, E'zhengxin-ledger-export\\t1' AS line
                    UNION ALL SELECT -1, 0, E'from\\t0'
                    UNION ALL SELECT -1, 1, E'covers\\t' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                    UNION ALL SELECT sequence, 0, concat_ws(E'\\t', 'record', sequence, encode(salt, 'hex'),
                                                            encode(leaf_hash, 'hex'), record)
                                FROM ledger_record
                    UNION ALL SELECT size - 1, 1, concat_ws(E'\\t', 'head', size, encode(root, 'hex'),
                                                            regexp_replace(to_char(signed_at AT TIME ZONE 'UTC',
                                                                'YYYY-MM-DD"T"HH24:MI:SS.MS'), '\\.000$', '') || 'Z',
                                                            key_id, signature)
                                FROM ledger_head
                    UNION ALL SELECT 9000000000, 0, E'end\\t' || count(*) FROM ledger_record
                ) lines ORDER BY place, kind
            ) TO STDOUT WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')
            """;
}
