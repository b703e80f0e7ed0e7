package cn.zhengxin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.audit.AuditServiceFixture.Sent;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuditServiceIntegrationTests extends AuditServiceIntegration {

    /** The next number of each producer, over all tests of this class. */
    private static final Map<String, Long> NUMBERS = new HashMap<>();

    private static final String FOREIGN = "sr_foreign00000000000000000000";

    private static List<Sent> record(String producer, int count) {
        long first = NUMBERS.getOrDefault(producer, 1L);
        List<Sent> events = FIXTURE.events(producer, first, first + count - 1);
        NUMBERS.put(producer, first + count);
        FIXTURE.publish(events);
        FIXTURE.awaitRecords(producer, first + count - 1);
        return events;
    }

    @Test
    @DisplayName("O11 · a suspended account is refused before anything is looked at, whatever token it holds")
    void refusesSuspendedAccounts() {
        AuditServiceFixture.REGISTER.refuse("auditor.gone");
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> FIXTURE.get(FIXTURE.auditor("auditor.gone"), "/api/v1/audit-tree-heads")
                                    .statusCode()
                            == 403);
            assertThat(FIXTURE.get(FIXTURE.auditor("auditor.gone"), "/api/v1/audit-tree-heads")
                            .body())
                    .contains("\"code\":\"O11\"");
        } finally {
            AuditServiceFixture.REGISTER.allow("auditor.gone");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !FIXTURE.get(FIXTURE.auditor("auditor.gone"), "/api/v1/audit-tree-heads")
                        .body()
                        .contains("\"code\":\"O11\""));
    }

    @Test
    @DisplayName("U1 · records an event once, however often and in whatever order it is delivered")
    void recordsAnEventOnce() {
        long first = NUMBERS.getOrDefault("masking", 1L);
        List<Sent> events = FIXTURE.events("masking", first, first + 29);
        NUMBERS.put("masking", first + 30);
        List<Sent> deliveries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            deliveries.addAll(events);
        }
        Collections.shuffle(deliveries, new Random(5));
        FIXTURE.publish(deliveries);
        FIXTURE.awaitRecords("masking", first + 29);
        // A later event of the same topic shows that the duplicates have been handled.
        record("masking", 1);
        assertThat(FIXTURE.count("SELECT count(*) FROM ledger_record WHERE producer = 'masking'"))
                .isEqualTo(first + 30);
        assertThat(FIXTURE.count("SELECT count(*) FROM ledger_record"))
                .isEqualTo(FIXTURE.count("SELECT max(sequence) + 1 FROM ledger_record"));
    }

    @Test
    @DisplayName("U1: an event that the database cannot keep is put aside, and those around it are recorded once")
    void putsAsideWhatCannotBeKept() {
        long first = NUMBERS.getOrDefault("masking", 1L);
        List<Sent> events = FIXTURE.events("masking", first, first + 29);
        NUMBERS.put("masking", first + 30);
        // No text of the database holds this character. Its number is another event's, so that no gap is left.
        Sent poison = new Sent("masking", first, UUID.randomUUID(), "B10001", "sr_\u0000");
        List<Sent> deliveries = new ArrayList<>(events);
        deliveries.add(15, poison);
        FIXTURE.publish(deliveries);
        FIXTURE.awaitRecords("masking", first + 29);
        assertThat(FIXTURE.count("SELECT count(*) FROM ledger_record WHERE producer = 'masking'"))
                .isEqualTo(first + 29);
        assertThat(completeness("masking").get("missing").longValue()).isZero();
        try (KafkaConsumer<String, String> consumer = fromTheBeginning("credit.masking.v1.audit-ledger-masking.dlt")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                boolean found = false;
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    found |= message.value().contains(poison.id().toString());
                }
                return found;
            });
        }
    }

    private static KafkaConsumer<String, String> fromTheBeginning(String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        FIXTURE.bootstrapServers(),
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    @Test
    @DisplayName("U2 · shows a gap in a producer's numbers until it is filled")
    void showsAGap() {
        List<Sent> events = FIXTURE.events("authorization", 1, 9);
        List<Sent> without = new ArrayList<>(events);
        without.removeAll(events.subList(3, 5));
        FIXTURE.publish(without);
        FIXTURE.awaitRecords("authorization", 7);
        JsonNode producer = completeness("authorization");
        assertThat(producer.get("contiguousUpTo").longValue()).isEqualTo(3);
        assertThat(producer.get("highest").longValue()).isEqualTo(9);
        assertThat(producer.get("missing").longValue()).isEqualTo(2);
        assertThat(producer.get("gaps").get(0).get("from").longValue()).isEqualTo(4);
        assertThat(producer.get("gaps").get(0).get("to").longValue()).isEqualTo(5);
        FIXTURE.publish(events.subList(3, 5));
        FIXTURE.awaitRecords("authorization", 9);
        assertThat(completeness("authorization").get("contiguousUpTo").longValue())
                .isEqualTo(9);
        NUMBERS.put("authorization", 10L);
    }

    private static JsonNode completeness(String producer) {
        var answer = FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records/completeness");
        for (JsonNode one : FIXTURE.json(answer).get("producers")) {
            if (one.get("producer").stringValue().equals(producer)) {
                return one;
            }
        }
        throw new AssertionError("no such producer");
    }

    @Test
    @DisplayName("U3 · the proof of every record, by place and by event, is verified offline")
    void provesEveryRecord() {
        List<Sent> events = record("query", 25);
        for (Sent event : events) {
            var internal = FIXTURE.get(FIXTURE.service(), "/internal/v1/events/" + event.id() + "/proof");
            assertThat(internal.statusCode()).isEqualTo(200);
            assertThat(FIXTURE.verifyProof(internal.body()).exit()).isZero();
            long sequence = FIXTURE.json(internal).get("sequence").longValue();
            var proof = FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records/" + sequence + "/proof");
            assertThat(FIXTURE.verifyProof(proof.body()).said()).startsWith("VERIFIED");
            assertThat(FIXTURE.verifyProof(proof.body().replace("officer.lin", "officer.gao"))
                            .exit())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("U3 · an event that is not recorded has no proof")
    void anEventThatIsNotRecordedHasNoProof() {
        var answer = FIXTURE.get(FIXTURE.service(), "/internal/v1/events/" + UUID.randomUUID() + "/proof");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(FIXTURE.json(answer).get("code").stringValue()).isEqualTo("EVENT_NOT_RECORDED");
    }

    @Test
    @DisplayName("U3 · heads are signed within a second, published, witnessed, and continue each other")
    void headsAreSignedAndCarriedOutside() throws Exception {
        record("query", 3);
        JsonNode before = FIXTURE.json(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-tree-heads"));
        record("query", 3);
        JsonNode after = FIXTURE.json(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-tree-heads"));
        assertThat(after.get("size").longValue())
                .isGreaterThan(before.get("size").longValue());
        var consistency = FIXTURE.get(
                FIXTURE.auditor(),
                "/api/v1/audit-tree-heads/consistency?from=" + before.get("size") + "&to=" + after.get("size"));
        assertThat(FIXTURE.verifyProof(consistency.body()).exit()).isZero();
        assertThat(FIXTURE.count("""
                        SELECT coalesce(max(extract(epoch FROM signed_at - received_at) * 1000)::bigint, 0)
                          FROM ledger_record JOIN LATERAL (
                            SELECT signed_at FROM ledger_head WHERE size > sequence ORDER BY size LIMIT 1) ON true
                        """)).isLessThan(1000);
        String root = after.get("root").stringValue();
        await().until(() -> {
            try (var files = Files.list(FIXTURE.witness())) {
                for (var file : files.toList()) {
                    if (Files.readString(file).contains(root)) {
                        return true;
                    }
                }
                return false;
            }
        });
        try (KafkaConsumer<String, String> consumer = fromTheBeginning("credit.tree-heads.v1")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                boolean found = false;
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    found |= message.value().contains(root);
                }
                return found;
            });
        }
    }

    @Test
    @DisplayName("U1 · a reading is recorded before anything is shown, and becomes a record itself")
    void aReadingIsRecorded() {
        record("query", 1);
        String subject = "sr_" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
        var answer = FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records?subjectReference=" + subject);
        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> FIXTURE.count("SELECT count(*) FROM ledger_record WHERE type = 'AuditRecordsRead'"
                                + " AND account = 'auditor.wang' AND subject_reference = '" + subject + "'")
                        == 1);
    }

    @Test
    @DisplayName("U1 · a reading that cannot be recorded shows nothing")
    void aReadingThatCannotBeRecordedShowsNothing() {
        FIXTURE.asSuperuser("ALTER TABLE outbox_event RENAME TO outbox_event_away");
        try {
            var answer = FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records");
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).doesNotContain("officer.lin");
        } finally {
            FIXTURE.asSuperuser("ALTER TABLE outbox_event_away RENAME TO outbox_event");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger_record", "ledger_node", "ledger_head"})
    @DisplayName("U11 · the service's own login can neither change nor remove what is in the ledger")
    void theLoginCannotChangeTheLedger(String table) throws SQLException {
        try (Connection connection = FIXTURE.application();
                Statement statement = connection.createStatement()) {
            String column = table.equals("ledger_record") ? "record" : table.equals("ledger_node") ? "hash" : "key_id";
            for (String sql : List.of(
                    "UPDATE " + table + " SET " + column + " = " + column,
                    "DELETE FROM " + table,
                    "TRUNCATE " + table,
                    "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
                    "DROP TABLE " + table)) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    @DisplayName("U3 · an export of everything, or of a part, is verified offline")
    void exportsAreVerified() {
        record("query", 20);
        var whole = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}");
        assertThat(whole.statusCode()).isEqualTo(200);
        var verified =
                FIXTURE.verifyExport(whole.body(), "--head", FIXTURE.witness().toString());
        assertThat(verified.said()).contains("VERIFIED: records 0 to ");
        var part = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":7,\"toSequence\":11}");
        assertThat(FIXTURE.verifyExport(part.body()).said()).contains("VERIFIED: records 7 to ");
        var beyond = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":99999999}");
        assertThat(beyond.statusCode()).isEqualTo(400);
        assertThat(FIXTURE.json(beyond).get("code").stringValue()).isEqualTo("RANGE_INVALID");
    }

    @Test
    @DisplayName("U10 · an export is itself recorded")
    void anExportIsRecorded() {
        record("query", 1);
        FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        FIXTURE.count("SELECT count(*) FROM ledger_record WHERE type = 'AuditRecordsExported'") > 0);
    }

    @Test
    @DisplayName("N2 · an export that begins beyond the ledger leaves no trace of the number asked for")
    void anImpossibleExportRecordsNoNumber() {
        record("query", 1);
        long before = FIXTURE.count("SELECT count(*) FROM ledger_record WHERE type = 'AuditRecordsExported'");
        var beyond = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":15849630390}");
        assertThat(beyond.statusCode()).isEqualTo(400);
        var open = FIXTURE.post(
                FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0,\"toSequence\":15849630391}");
        assertThat(open.statusCode()).isEqualTo(200);
        // Events keep their order: once the second export is on record, the first would be as well.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> FIXTURE.count("SELECT count(*) FROM ledger_record WHERE type = 'AuditRecordsExported'")
                        > before);
        assertThat(FIXTURE.count("SELECT count(*) FROM ledger_record WHERE strpos(record, '1584963039') > 0"))
                .isZero();
    }

    @Test
    @DisplayName("U11 · pages through all records of a filter, each once")
    void pagesThroughRecords() {
        record("dispute", 25);
        Set<Long> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (true) {
            JsonNode page = FIXTURE.json(
                    FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records?producer=dispute&limit=10" + cursor));
            page.get("items")
                    .forEach(item -> assertThat(seen.add(item.get("sequence").longValue()))
                            .isTrue());
            pages++;
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            cursor = "&cursor=" + page.get("nextCursor").stringValue();
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(25);
        JsonNode one = FIXTURE.json(FIXTURE.get(
                FIXTURE.auditor(), "/api/v1/audit-records/" + seen.iterator().next()));
        assertThat(one.get("event").get("data").get("purpose").stringValue()).isEqualTo("LOAN_APPLICATION");
    }

    @Test
    @DisplayName("U11 · wrong parameters are named, all at once")
    void wrongParametersAreNamed() {
        var answer = FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records?limit=0&account=" + "x".repeat(200));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FIXTURE.json(answer).get("errors")).hasSize(2);
        assertThat(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records?cursor=abc")
                        .statusCode())
                .isEqualTo(400);
        assertThat(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records/abc").statusCode())
                .isEqualTo(400);
        assertThat(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records/99999999")
                        .statusCode())
                .isEqualTo(404);
        assertThat(FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0,\"all\":true}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "producer=11010519491231002X",
                "type=Zhang3",
                "aggregateId=11010519491231002X",
                "subjectReference=11010519491231002X",
                "institution=110105",
                "account=13800138000",
                "authorizationId=110105194912310028",
                "to=%2B999999999-12-31T23:59:59Z",
                "from=1999-12-31T23:59:59Z"
            })
    @DisplayName("N2 · a filter that is not of its form is refused by name, and nothing of it is recorded")
    void aFilterOfAnotherFormIsRefused(String filter) {
        String reader = FIXTURE.auditor("auditor.filters");
        var answer = FIXTURE.get(reader, "/api/v1/audit-records?" + filter);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FIXTURE.json(answer).get("code").stringValue()).isEqualTo("INVALID_REQUEST");
        assertThat(FIXTURE.json(answer).get("errors").get(0).get("field").stringValue())
                .isEqualTo(filter.substring(0, filter.indexOf('=')));
        assertThat(answer.body()).doesNotContain(filter.substring(filter.indexOf('=') + 1));
        assertThat(FIXTURE.count("SELECT count(*) FROM outbox_event WHERE body::text LIKE '%auditor.filters%'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/proof"})
    @DisplayName("N2 · a number that is no record's place is not recorded, that somebody asked is")
    void aNumberThatIsNoPlaceIsNotRecorded(String what) {
        String reader = FIXTURE.auditor("auditor.places");
        long before = FIXTURE.count("SELECT count(*) FROM outbox_event WHERE body::text LIKE '%auditor.places%'");
        assertThat(FIXTURE.get(reader, "/api/v1/audit-records/110105194912310028" + what)
                        .statusCode())
                .isEqualTo(404);
        assertThat(FIXTURE.count("SELECT count(*) FROM outbox_event WHERE body::text LIKE '%auditor.places%'"
                        + " AND body::text LIKE '%found%'"))
                .isEqualTo(before + 1);
        assertThat(FIXTURE.count("SELECT count(*) FROM outbox_event WHERE body::text LIKE '%110105194912310028%'"))
                .isZero();
    }

    @Test
    @DisplayName("U11 · a compliance officer reads what the own institution did, and exports nothing")
    void aComplianceOfficerReadsTheOwnInstitution() {
        long number = NUMBERS.getOrDefault("dispute", 1L);
        NUMBERS.put("dispute", number + 1);
        Sent foreign = new Sent("dispute", number, UUID.randomUUID(), "B20001", FOREIGN);
        FIXTURE.publish(List.of(foreign));
        FIXTURE.awaitRecords("dispute", number);
        long sequence = FIXTURE.count("SELECT sequence FROM ledger_record WHERE event_id = '" + foreign.id() + "'");
        String officer = FIXTURE.complianceOfficer();
        assertThat(FIXTURE.get(officer, "/api/v1/audit-records/" + sequence).statusCode())
                .isEqualTo(404);
        assertThat(FIXTURE.get(officer, "/api/v1/audit-records/" + sequence + "/proof")
                        .statusCode())
                .isEqualTo(404);
        assertThat(FIXTURE.json(FIXTURE.get(officer, "/api/v1/audit-records?subjectReference=" + FOREIGN))
                        .get("items"))
                .isEmpty();
        assertThat(FIXTURE.json(FIXTURE.get(officer, "/api/v1/audit-records?institution=B20001"))
                        .get("items"))
                .isEmpty();
        assertThat(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-records/" + sequence)
                        .statusCode())
                .isEqualTo(200);
        assertThat(FIXTURE.post(officer, "/api/v1/audit-exports", "{\"fromSequence\":0}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/audit-records",
                "/api/v1/audit-records/0",
                "/api/v1/audit-records/0/proof",
                "/api/v1/audit-records/completeness",
                "/api/v1/audit-tree-heads",
                "/api/v1/audit-tree-heads/public-key",
                "/internal/v1/events/0192f0c1-2a3b-7c4d-8e5f-a6b7c8d9e0f1/proof"
            })
    @DisplayName("N3 · nobody else reads the record")
    void nobodyElseReads(String path) {
        assertThat(FIXTURE.get("", path).statusCode()).isEqualTo(401);
        assertThat(FIXTURE.get("forged", path).statusCode()).isEqualTo(401);
        assertThat(FIXTURE.get(FIXTURE.elsewhere(), path).statusCode()).isEqualTo(401);
        assertThat(FIXTURE.get(FIXTURE.queryOfficer(), path).statusCode()).isEqualTo(403);
        assertThat(FIXTURE.get(FIXTURE.customer(), path).statusCode()).isEqualTo(403);
        if (path.startsWith("/internal")) {
            assertThat(FIXTURE.get(FIXTURE.auditor(), path).statusCode()).isEqualTo(403);
        } else {
            assertThat(FIXTURE.get(FIXTURE.service(), path).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    @DisplayName("U11 · no method writes to the ledger")
    void noMethodWrites(String method) {
        for (String path : List.of("/api/v1/audit-records", "/api/v1/audit-records/0", "/api/v1/audit-tree-heads")) {
            var answer = FIXTURE.send(FIXTURE.request(FIXTURE.auditor(), path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .method(method, HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isIn(403, 405);
        }
    }

    @Test
    @DisplayName("U3 · hands out the public key as the verifier reads it")
    void handsOutThePublicKey() throws Exception {
        JsonNode keys = FIXTURE.json(FIXTURE.get(FIXTURE.auditor(), "/api/v1/audit-tree-heads/public-key"));
        assertThat(keys.get("pem").stringValue()).isEqualTo(Files.readString(FIXTURE.publicKey()));
    }
}
