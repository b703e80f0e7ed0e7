package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Batches on the real servers (Q11). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BatchIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final SyntheticPerson PERSON = Surroundings.person(21);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private BatchClient client;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var settings = SURROUNDINGS.settings("query_batch");
        settings.put("zhengxin.query.batch.worker.interval", "100ms");
        settings.put("zhengxin.query.batch.worker.concurrency", "2");
        settings.put("zhengxin.query.batch.worker.first-pause", "300ms");
        settings.put("zhengxin.query.batch.worker.longest-pause", "1s");
        settings.put("zhengxin.query.batch.worker.outages-until-pause", "4");
        settings.put("zhengxin.query.batch.progress.interval", "50ms");
        settings.put("zhengxin.query.batch.progress.heart-beat", "200ms");
        settings.put("zhengxin.query.batch.progress.stream-for", "20s");
        settings.put("zhengxin.query.batch.progress.most-streams", "2");
        settings.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void client() {
        client = new BatchClient(SURROUNDINGS, port);
    }

    @AfterEach
    void everybodyWellAgain() {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");
        SURROUNDINGS.neighbours.authorizationDown = false;
        SURROUNDINGS.neighbours.withdrawn.clear();
    }

    @Test
    @DisplayName(
            "Q11 · the main job: uploaded, approved by two of risk, every row through all rules once, results masked")
    void theMainJob() {
        UUID withdrawn = UUID.randomUUID();
        SURROUNDINGS.neighbours.withdrawn.add(withdrawn.toString());
        String file = BatchClient.HEADING
                + BatchClient.row(UUID.randomUUID(), PERSON, 1)
                + BatchClient.row(UUID.randomUUID(), Surroundings.person(201), 2)
                + BatchClient.row(UUID.randomUUID(), Surroundings.person(204), 3)
                + BatchClient.row(withdrawn, Surroundings.person(22), 4);
        HttpResponse<String> created = client.upload(SURROUNDINGS.officer(), file);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"0\"");
        String id = json(created).path("id").asString();
        assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/credit-query-batches/" + id);
        assertThat(json(created).path("state").asString()).isEqualTo("AWAITING_APPROVAL");

        HttpResponse<String> first = client.decide(id, client.tang(), "APPROVE");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("state").asString()).isEqualTo("AWAITING_APPROVAL");
        HttpResponse<String> again = client.decide(id, client.tang(), "APPROVE");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(403);
        assertThat(json(again).path("code").asString()).isEqualTo("Q11");
        assertThat(json(again).path("reasons").path(0).path("cure").asString()).isNotBlank();
        HttpResponse<String> second = client.decide(id, client.luo(), "APPROVE");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(json(second).path("approvals").size()).isEqualTo(2);

        awaitState(id, "COMPLETED");
        assertThat(countsOf(id)).isEqualTo(Map.of("ANSWERED", 1, "NO_RECORD", 1, "REJECTED", 1, "REFUSED", 1));
        List<JsonNode> rows = rowsOf(id, "");
        assertThat(rows).extracting(row -> row.path("row").asInt()).containsExactly(2, 3, 4, 5);
        JsonNode answered = rows.getFirst();
        assertThat(answered.path("subject").path("name").asString())
                .isEqualTo(PERSON.name().charAt(0) + "*");
        assertThat(answered.path("subject").path("documentNumber").asString())
                .startsWith(PERSON.nationalId().substring(0, 3))
                .endsWith(PERSON.nationalId().substring(14))
                .doesNotContain(PERSON.nationalId().substring(3, 14));
        assertThat(answered.path("queryState").asString()).isEqualTo("ANSWERED");
        assertThat(rows.getLast().path("rules").path(0).asString()).isEqualTo("A10");
        assertThat(rowsOf(id, "?state=REFUSED")).hasSize(1);
        assertThat(rowsOf(id, "?cursor=3&limit=1"))
                .extracting(row -> row.path("row").asInt())
                .containsExactly(4);

        String query = answered.path("queryId").asString();
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(query))).hasSize(1);
        HttpResponse<String> report =
                SURROUNDINGS.get(port, "/api/v1/credit-queries/" + query + "/report", SURROUNDINGS.officer());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(json(SURROUNDINGS.get(port, "/api/v1/credit-queries/" + query, SURROUNDINGS.officer()))
                        .path("reviewedBy")
                        .asString())
                .isEqualTo("risk.luo");
        assertThat(eventsOf(id))
                .containsExactly(
                        "BatchUploaded",
                        "BatchApproved",
                        "BatchDecisionRefused",
                        "BatchApproved",
                        "BatchStarted",
                        "BatchCompleted");
        nobodyIsInClear();
    }

    private void nobodyIsInClear() {
        String name = HexFormat.of().formatHex(PERSON.name().getBytes(StandardCharsets.UTF_8));
        String number = HexFormat.of().formatHex(PERSON.nationalId().getBytes(StandardCharsets.UTF_8));
        for (String table : database.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query(String.class)
                .list()) {
            assertThat(database.sql("SELECT t::text FROM " + table + " t")
                            .query(String.class)
                            .list())
                    .as(table)
                    .noneMatch(row -> row.contains(PERSON.nationalId())
                            || row.contains(PERSON.name())
                            || row.contains(name)
                            || row.contains(number));
        }
    }

    @Test
    @DisplayName("Q11 · a file with faults: 400, each by row and column, no value told, nothing stored")
    void aFileWithFaults() {
        long before = database.sql("SELECT count(*) FROM credit_query_batch")
                .query(Long.class)
                .single();
        String file = BatchClient.HEADING
                + BatchClient.row(UUID.randomUUID(), PERSON, 1)
                + BatchClient.row(UUID.randomUUID(), PERSON, 2).replace("PERSONAL", "PERSONEL")
                + BatchClient.row(UUID.randomUUID(), PERSON, 3)
                        .replace(PERSON.nationalId(), PERSON.nationalId().substring(1));

        HttpResponse<String> answer = client.upload(SURROUNDINGS.officer(), file);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("BATCH_FILE_INVALID");
        assertThat(json(answer).path("faults").asInt()).isEqualTo(2);
        assertThat(json(answer)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("rows[3].reportType", "rows[4].documentNumber");
        assertThat(answer.body())
                .doesNotContain("PERSONEL", PERSON.name(), PERSON.nationalId().substring(1));
        assertThat(database.sql("SELECT count(*) FROM credit_query_batch")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("Q11, N4 · a workbook is a file as well; repeated under its key it is the same batch")
    void aWorkbook() {
        byte[] file = workbook();
        String key = UUID.randomUUID().toString();

        HttpResponse<String> first = client.upload(SURROUNDINGS.loanOrigination(), key, file);
        HttpResponse<String> again = client.upload(SURROUNDINGS.loanOrigination(), key, file);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(again).path("id").asString())
                .isEqualTo(json(first).path("id").asString());
        String id = json(first).path("id").asString();
        client.decide(id, client.tang(), "APPROVE");
        client.decide(id, client.luo(), "APPROVE");
        awaitState(id, "COMPLETED");
        assertThat(countsOf(id)).isEqualTo(Map.of("ANSWERED", 1));
    }

    private static byte[] workbook() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("queries");
            String[] lines = (BatchClient.HEADING + BatchClient.row(UUID.randomUUID(), Surroundings.person(23), 1))
                    .split("\n", -1);
            for (int line = 0; line < lines.length; line++) {
                String[] cells = lines[line].split(",", -1);
                for (int cell = 0; cell < cells.length; cell++) {
                    sheet.value(line, cell, cells[cell]);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("Q11, O1 · who may do what: uploaders hand in, risk decides, and other institutions see nothing")
    void whoMayDoWhat() {
        String file = file(2, 60);
        for (String token :
                List.of(client.tang(), SURROUNDINGS.reviewer(), SURROUNDINGS.partner(), SURROUNDINGS.service())) {
            assertThat(client.upload(token, file).statusCode()).isEqualTo(403);
        }
        String id = json(client.upload(SURROUNDINGS.officer(), file)).path("id").asString();
        String farRisk =
                SURROUNDINGS.issuer.staff("risk.far", "B20001", "E2009", List.of("risk-officer"), "query-service");
        String otherOfficer =
                SURROUNDINGS.issuer.staff("officer.wei", "B10001", "E1007", List.of("query-officer"), "query-service");

        for (String token : List.of(
                SURROUNDINGS.officer(),
                SURROUNDINGS.reviewer(),
                SURROUNDINGS.loanOrigination(),
                SURROUNDINGS.partner())) {
            assertThat(client.decide(id, token, "APPROVE").statusCode()).isEqualTo(403);
        }
        assertThat(client.decide(id, farRisk, "APPROVE").statusCode()).isEqualTo(404);
        for (String path : List.of("/" + id, "/" + id + "/rows", "/" + id + "/progress")) {
            for (String token : List.of(farRisk, otherOfficer, SURROUNDINGS.otherInstitution())) {
                assertThat(client.get(path, token).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(client.get(path, SURROUNDINGS.partner()).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        for (String how : List.of("pause", "resumption", "cancellation")) {
            for (String token : List.of(farRisk, otherOfficer, SURROUNDINGS.otherInstitution())) {
                assertThat(client.steer(id, token, how).statusCode()).as(how).isEqualTo(404);
            }
            assertThat(client.steer(id, SURROUNDINGS.reviewer(), how).statusCode())
                    .as(how)
                    .isEqualTo(403);
        }
        for (String token : List.of(SURROUNDINGS.officer(), SURROUNDINGS.reviewer(), client.tang())) {
            assertThat(client.get("/" + id, token).statusCode()).isEqualTo(200);
            assertThat(json(client.get("?limit=100", token))
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("id").asString()))
                    .contains(id);
        }
        assertThat(json(client.get("?limit=100", otherOfficer))
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString()))
                .doesNotContain(id);
        assertThat(client.decide(id, client.tang(), "REJECT").statusCode()).isEqualTo(200);
        HttpResponse<String> late = client.steer(id, SURROUNDINGS.officer(), "cancellation");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("code").asString()).isEqualTo("BATCH_NOT_OPEN");
    }

    @Test
    @DisplayName(
            "Q11 · paused within the rows that are being run, resumed without repeating one; called off, the rest is not run")
    void pausedResumedCalledOff() {
        String id = approved(file(12, 30));
        SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":250}");
        await().atMost(Duration.ofSeconds(20)).until(() -> settledOf(id) >= 2);

        assertThat(client.steer(id, SURROUNDINGS.officer(), "pause", "\"999\"").statusCode())
                .isEqualTo(412);
        assertThat(client.steer(id, SURROUNDINGS.officer(), "pause").statusCode())
                .isEqualTo(200);
        int settled = settledOf(id);
        await().atMost(Duration.ofSeconds(10)).until(() -> !countsOf(id).containsKey("RUNNING"));
        assertThat(settledOf(id)).isLessThanOrEqualTo(settled + 2);
        assertThat(client.batch(id, client.tang()).path("pause").path("reason").asString())
                .isEqualTo("BY_UPLOADER");

        assertThat(client.steer(id, client.tang(), "resumption").statusCode()).isEqualTo(200);
        int resumedAt = settledOf(id);
        await().atMost(Duration.ofSeconds(20)).until(() -> settledOf(id) > resumedAt);
        assertThat(client.steer(id, client.luo(), "cancellation").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> countsOf(id).keySet().stream().allMatch(List.of("ANSWERED", "NOT_RUN")::contains));

        Map<String, Integer> counts = countsOf(id);
        assertThat(counts.get("ANSWERED") + counts.get("NOT_RUN")).isEqualTo(12);
        assertThat(footprintsOf(id)).hasSize(counts.get("ANSWERED")).allMatch(duplicates -> duplicates == 0);
        assertThat(eventsOf(id)).endsWith("BatchPaused", "BatchResumed", "BatchCancelled");
    }

    @Test
    @DisplayName(
            "N3, Q11 · an outage burns no row: the batch pauses itself with its reason and ends once it is let go on")
    void anOutage() {
        SURROUNDINGS.neighbours.authorizationDown = true;
        String id = approved(file(6, 50));
        awaitState(id, "PAUSED");
        JsonNode pause = client.batch(id, SURROUNDINGS.officer()).path("pause");
        assertThat(pause.path("reason").asString()).isEqualTo("DEPENDENCY_UNAVAILABLE");
        assertThat(pause.path("by").asString()).isEqualTo("query-service");
        await().until(() -> countsOf(id).equals(Map.of("WAITING", 6)));

        SURROUNDINGS.neighbours.authorizationDown = false;
        assertThat(client.steer(id, SURROUNDINGS.officer(), "resumption").statusCode())
                .isEqualTo(200);
        awaitState(id, "COMPLETED");

        assertThat(countsOf(id)).isEqualTo(Map.of("ANSWERED", 6));
        assertThat(footprintsOf(id)).hasSize(6).allMatch(duplicates -> duplicates == 0);
    }

    @Test
    @DisplayName(
            "Q11 · progress comes as events with ids and a beat in between, ends with the batch, and is not told twice")
    void progressAsItHappens() {
        String id = json(client.upload(SURROUNDINGS.officer(), file(3, 70)))
                .path("id")
                .asString();
        HttpResponse<java.util.stream.Stream<String>> stream = client.progress(id, SURROUNDINGS.officer(), "");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        var lines = stream.body().iterator();
        var read = new java.util.ArrayList<String>();
        boolean decided = false;
        while (lines.hasNext()) {
            String line = lines.next();
            read.add(line);
            if (line.startsWith(":") && !decided) {
                decided = true; // a beat, while nothing happens
                client.decide(id, client.tang(), "APPROVE");
                client.decide(id, client.luo(), "APPROVE");
            }
        }

        assertThat(read).contains("event: progress", "event: end", ": still here");
        List<String> ids = read.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(read.stream().filter(line -> line.startsWith("data: ")).map(line -> line.substring(6)))
                .anySatisfy(data -> assertThat(
                                Surroundings.JSON.readTree(data).path("settled").asInt())
                        .isEqualTo(3));
        assertThat(client.progress(id, SURROUNDINGS.officer(), ids.getLast()).statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("Q11 · readers of progress beyond the bound are told to come again")
    void readersBeyondTheBound() {
        String id = json(client.upload(SURROUNDINGS.officer(), file(1, 80)))
                .path("id")
                .asString();
        var first = client.progress(id, SURROUNDINGS.officer(), "");
        var second = client.progress(id, SURROUNDINGS.officer(), "");

        assertThat(client.progress(id, SURROUNDINGS.officer(), "").statusCode()).isEqualTo(429);

        client.steer(id, SURROUNDINGS.officer(), "cancellation");
        assertThat(first.body()).contains("event: end");
        assertThat(second.body()).contains("event: end");
    }

    /** On people of the test's own: Q7 counts the queries on one subject. */
    private static String file(int rows, int firstPerson) {
        return BatchClient.HEADING
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(
                                row -> BatchClient.row(UUID.randomUUID(), Surroundings.person(firstPerson + row), row))
                        .collect(Collectors.joining());
    }

    private String approved(String file) {
        HttpResponse<String> created = client.upload(SURROUNDINGS.officer(), file);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = json(created).path("id").asString();
        assertThat(client.decide(id, client.tang(), "APPROVE").statusCode()).isEqualTo(200);
        assertThat(client.decide(id, client.luo(), "APPROVE").statusCode()).isEqualTo(200);
        return id;
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(
                                client.batch(id, client.tang()).path("state").asString())
                        .isEqualTo(state));
    }

    private Map<String, Integer> countsOf(String id) {
        return client.batch(id, client.tang())
                .path("counts")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asInt()));
    }

    private int settledOf(String id) {
        return countsOf(id).entrySet().stream()
                .filter(count -> !List.of("WAITING", "RUNNING").contains(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private List<JsonNode> rowsOf(String id, String parameters) {
        return json(client.get("/" + id + "/rows" + parameters, SURROUNDINGS.officer()))
                .path("items")
                .valueStream()
                .toList();
    }

    /** Of each inquiry of the batch at the bureau, how often it was delivered once more. */
    private List<Integer> footprintsOf(String id) {
        return rowsOf(id, "?limit=200").stream()
                .filter(row -> row.has("queryId"))
                .flatMap(row ->
                        SURROUNDINGS
                                .footprints(Surroundings.requestNumberOf(
                                        row.path("queryId").asString()))
                                .stream())
                .map(entry -> entry.path("duplicates").asInt())
                .toList();
    }

    private List<String> eventsOf(String id) {
        List<JsonNode> bodies = database
                .sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list()
                .stream()
                .map(body -> Surroundings.JSON.readTree(body))
                .toList();
        assertThat(bodies)
                .allSatisfy(body -> assertThat(
                                EventSchemas.violations(body.path("type").asString(), body.toString()))
                        .isEmpty());
        return bodies.stream().map(body -> body.path("type").asString()).toList();
    }
}
