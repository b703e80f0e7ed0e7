package cn.zhengxin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.audit.AuditServiceFixture.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A database superuser edits the stored ledger; the offline verifier finds it in an export. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class TamperingIntegrationTests {

    private static final int RECORDS = 40;
    private static final AuditServiceFixture FIXTURE = new AuditServiceFixture("audit_tampered");
    private static boolean prepared;

    @LocalServerPort
    private int port;

    @Autowired
    private SmartLifecycle ledgerKeeper;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        FIXTURE.settings((name, value) -> registry.add(name, () -> value));
        // Other tests' events stay out of this ledger: its consumers read under groups of their own.
        registry.add("zhengxin.audit-trail.consumer.enabled", () -> "false");
    }

    @BeforeEach
    void prepare() throws IOException {
        FIXTURE.servedAt(port);
        if (prepared) {
            return;
        }
        for (int i = 1; i <= RECORDS; i++) {
            FIXTURE.asSuperuser(incoming(i));
            if (i % 8 == 0) {
                // Several heads, as over time.
                FIXTURE.awaitRecords("query", i);
            }
        }
        FIXTURE.awaitRecords("query", RECORDS);
        await().until(() -> Files.exists(FIXTURE.witness()) && witnessText().contains("head\t" + RECORDS + "\t"));
        ledgerKeeper.stop();
        FIXTURE.asSuperuser(
                "CREATE TABLE kept_record AS TABLE ledger_record",
                "CREATE TABLE kept_node AS TABLE ledger_node",
                "CREATE TABLE kept_head AS TABLE ledger_head");
        prepared = true;
    }

    @AfterEach
    void restore() {
        FIXTURE.asSuperuser(
                "TRUNCATE ledger_record, ledger_node, ledger_head",
                "INSERT INTO ledger_record TABLE kept_record",
                "INSERT INTO ledger_node TABLE kept_node",
                "INSERT INTO ledger_head TABLE kept_head");
    }

    private static String incoming(int number) {
        return """
                INSERT INTO incoming_event (event_id, producer, producer_sequence, topic, type, aggregate_id, account,
                    occurred_at, received_at, event)
                VALUES (gen_random_uuid(), 'query', %d, 'credit.query.v1', 'QueryAnswered', 'query-%d', 'officer.lin',
                    '2026-11-25T01:00:00Z', '2026-11-25T01:00:01Z', '{"id":"event-%d","result":"ANSWERED"}')
                """.formatted(number, number, number);
    }

    private static String witnessText() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(FIXTURE.witness())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Verified verdict(String... more) {
        var export = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}");
        assertThat(export.statusCode()).isEqualTo(200);
        return FIXTURE.verifyExport(export.body(), more);
    }

    private static Verified verdictWithWitness() {
        return verdict("--head", FIXTURE.witness().toString());
    }

    @Test
    @DisplayName("U3 · the untouched ledger is verified")
    void theUntouchedLedgerIsVerified() {
        assertThat(verdict().said()).isEqualTo("VERIFIED: records 0 to 39\n");
        assertThat(verdictWithWitness().said()).isEqualTo("VERIFIED: records 0 to 39\n");
    }

    @Test
    @DisplayName("U3 · finds and names every record whose content was updated")
    void findsUpdates() {
        for (int i = 0; i < RECORDS; i++) {
            FIXTURE.asSuperuser(
                    "UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED') WHERE sequence = " + i);
            Verified verdict = verdict();
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.said()).startsWith("TAMPERED: ALTERED, record " + i + ":");
            restore();
        }
    }

    @Test
    @DisplayName("U3 · finds an update that was followed through leaf hash and tree nodes")
    void findsAThoroughUpdate() {
        for (int i = 0; i < RECORDS; i += 3) {
            FIXTURE.asSuperuser(
                    "UPDATE ledger_record SET record = replace(record, 'ANSWERED', 'REFUSED') WHERE sequence = " + i,
                    RECOMPUTE_LEAVES,
                    RECOMPUTE_NODES);
            Verified verdict = verdict();
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.said()).startsWith("TAMPERED: ALTERED, ");
            assertThat(verdictWithWitness().said()).startsWith("TAMPERED: ALTERED, record " + i + ":");
            restore();
        }
    }

    @Test
    @DisplayName("U3 · finds and names a record that was deleted, with the numbers closed up or not")
    void findsDeletions() {
        for (int i = 0; i < RECORDS - 1; i += 4) {
            FIXTURE.asSuperuser("DELETE FROM ledger_record WHERE sequence = " + i);
            assertThat(verdict().said()).startsWith("TAMPERED: MISSING, record " + i + ":");
            restore();
            FIXTURE.asSuperuser(
                    "DELETE FROM ledger_record WHERE sequence = " + i,
                    "UPDATE ledger_record SET sequence = -sequence - 1 + 1000000 WHERE sequence > " + i,
                    "UPDATE ledger_record SET sequence = 1000000 - sequence - 2 WHERE sequence > 900000");
            assertThat(verdict().said()).startsWith("TAMPERED: MISSING, record " + i + ":");
            restore();
        }
    }

    @Test
    @DisplayName("U3 · finds and names a record that was inserted between others")
    void findsInsertions() {
        for (int i = 0; i < RECORDS - 1; i += 4) {
            FIXTURE.asSuperuser(
                    "UPDATE ledger_record SET sequence = sequence + 1000000 WHERE sequence >= " + i,
                    "UPDATE ledger_record SET sequence = sequence - 1000000 + 1 WHERE sequence >= 1000000",
                    """
                    INSERT INTO ledger_record
                    SELECT %d, gen_random_uuid(), producer, producer_sequence, type, aggregate_id, subject_reference,
                           authorization_id, institution, account, occurred_at, received_at, salt, leaf_hash,
                           replace(record, 'ANSWERED', 'REFUSED')
                      FROM ledger_record WHERE sequence = %d
                    """.formatted(i, i + 1),
                    RECOMPUTE_LEAVES);
            Verified verdict = verdict();
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.said()).startsWith("TAMPERED: INSERTED, record " + i + ":");
            restore();
        }
    }

    @Test
    @DisplayName("U3 · finds and names records that were swapped")
    void findsSwaps() {
        for (int i = 0; i < RECORDS - 5; i += 4) {
            FIXTURE.asSuperuser(
                    "UPDATE ledger_record SET sequence = 1000000 WHERE sequence = " + i,
                    "UPDATE ledger_record SET sequence = " + i + " WHERE sequence = " + (i + 5),
                    "UPDATE ledger_record SET sequence = " + (i + 5) + " WHERE sequence = 1000000");
            assertThat(verdict().said()).startsWith("TAMPERED: MOVED, record " + i + ":");
            restore();
        }
    }

    @Test
    @DisplayName("U3 · finds a tail that was cut, even with its heads, through the witness")
    void findsACutTail() throws IOException {
        FIXTURE.asSuperuser("DELETE FROM ledger_record WHERE sequence >= 33");
        assertThat(verdict().said()).startsWith("TAMPERED: CUT_TAIL, ");
        restore();
        long size = FIXTURE.count("SELECT max(size) FROM ledger_head WHERE size < 40");
        FIXTURE.asSuperuser(
                "DELETE FROM ledger_record WHERE sequence >= " + size, "DELETE FROM ledger_head WHERE size > " + size);
        assertThat(verdict().exit()).isZero();
        Verified withWitness = verdictWithWitness();
        assertThat(withWitness.exit()).isEqualTo(1);
        assertThat(withWitness.said()).contains("CUT_TAIL").contains(Long.toString(size));
    }

    @Test
    @DisplayName("U3 · finds a head that was altered")
    void findsAnAlteredHead() {
        FIXTURE.asSuperuser("UPDATE ledger_head SET root = sha256(root) WHERE size = 40");
        assertThat(verdict().said()).startsWith("TAMPERED: FORGED_HEAD, ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("U3 · finds every one of many random edits by a superuser")
    void findsRandomEdits(long seed) {
        Random random = new Random(seed);
        List<String> edits = List.of(
                "UPDATE ledger_record SET record = overlay(record placing 'x' from %d) WHERE sequence = %d",
                "UPDATE ledger_record SET salt = sha256(salt || '%d') WHERE sequence = %d",
                "UPDATE ledger_record SET leaf_hash = sha256(leaf_hash || '%d') WHERE sequence = %d",
                "UPDATE ledger_record SET record = record || repeat(' ', %d) WHERE sequence = %d",
                "UPDATE ledger_head SET signature = reverse(signature), key_id = key_id || left('%d', 0) WHERE size > %d",
                "UPDATE ledger_head SET signed_at = signed_at + interval '%d ms' WHERE size > %d");
        for (int round = 0; round < 40; round++) {
            String edit =
                    edits.get(random.nextInt(edits.size())).formatted(1 + random.nextInt(60), random.nextInt(RECORDS));
            FIXTURE.asSuperuser(edit);
            assertThat(verdict().exit()).as(edit).isEqualTo(1);
            restore();
        }
    }

    private static final String RECOMPUTE_LEAVES = """
            UPDATE ledger_record
               SET leaf_hash = sha256('\\x00'::bytea || salt || sha256(convert_to(record, 'UTF8')))
            """;

    private static final String RECOMPUTE_NODES = """
            DO $$
            DECLARE up integer;
            BEGIN
                UPDATE ledger_node node SET hash = sha256('\\x01'::bytea || l.leaf_hash || r.leaf_hash)
                  FROM ledger_record l, ledger_record r
                 WHERE node.level = 1 AND l.sequence = node.place * 2 AND r.sequence = node.place * 2 + 1;
                FOR up IN 2..6 LOOP
                    UPDATE ledger_node node SET hash = sha256('\\x01'::bytea || l.hash || r.hash)
                      FROM ledger_node l, ledger_node r
                     WHERE node.level = up AND l.level = up - 1 AND r.level = up - 1
                       AND l.place = node.place * 2 AND r.place = node.place * 2 + 1;
                END LOOP;
            END $$
            """;
}
