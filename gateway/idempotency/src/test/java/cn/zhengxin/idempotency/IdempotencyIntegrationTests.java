package cn.zhengxin.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.ShortLivedSeal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "zhengxin.identity.audience=sample-service",
            "zhengxin.idempotency.pure-paths=/api/v1/pure",
            // On a busy machine fifty at once wait for a connection longer than the house allows.
            "spring.datasource.hikari.connection-timeout=20000",
            "spring.flyway.locations=classpath:db/idempotency"
        })
class IdempotencyIntegrationTests {

    private static final byte[] KEY = "a test key of thirty-two bytes..".getBytes(StandardCharsets.UTF_8);
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final String OFFICER =
            ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "sample-service");
    private static final String REVIEWER =
            ISSUER.staff("reviewer.zhao", "B10001", "E1002", List.of("reviewer"), "sample-service");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private SampleService.Deeds deeds;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdempotencyRecords records;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Database database = Servers.shared(Server.POSTGRES).postgres().createDatabase("idempotency");
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::appName);
        registry.add("spring.datasource.password", database::appPassword);
        registry.add("spring.flyway.user", database::ownerName);
        registry.add("spring.flyway.password", database::ownerPassword);
        registry.add("spring.flyway.placeholders.app_role", database::appName);
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add(
                "zhengxin.idempotency.fingerprint-key",
                () -> Base64.getEncoder().encodeToString(KEY));
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @BeforeEach
    void reset() {
        deeds.executed.set(0);
        deeds.broken = false;
        deeds.gate = new CountDownLatch(0);
    }

    @Test
    @DisplayName("N4 · repeating a write returns the first answer and executes nothing")
    void repeatsTheFirstAnswer() throws Exception {
        HttpResponse<String> first = post(OFFICER, key, "{\"name\":\"a\"}");
        HttpResponse<String> again = post(OFFICER, key, "{\"name\":\"a\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("\"key\":\"" + key + "\"");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    @DisplayName("N4 · refuses a write without a usable key")
    void refusesMissingAndOddKeys() throws Exception {
        assertProblem(post(OFFICER, null, "{\"name\":\"a\"}"), 400, "IDEMPOTENCY_KEY_REQUIRED");
        assertProblem(post(OFFICER, "x".repeat(129), "{\"name\":\"a\"}"), 400, "IDEMPOTENCY_KEY_REQUIRED");
        assertProblem(post(OFFICER, "with space", "{\"name\":\"a\"}"), 400, "IDEMPOTENCY_KEY_REQUIRED");
        HttpRequest two = request(OFFICER, "/api/v1/deeds")
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}"))
                .build();
        assertProblem(http.send(two, HttpResponse.BodyHandlers.ofString()), 400, "IDEMPOTENCY_KEY_REQUIRED");
        assertThat(deeds.executed).hasValue(0);
    }

    @Test
    @DisplayName("N4 · refuses another body under the same key")
    void refusesAnotherBody() throws Exception {
        post(OFFICER, key, "{\"name\":\"a\"}");

        assertProblem(post(OFFICER, key, "{\"name\":\"b\"}"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    @DisplayName(
            "N4 · a parameter behind the address makes no second write: the key is found again, and used for something else")
    void aQueryStringMakesNoSecondWrite() throws Exception {
        HttpResponse<String> first = post(OFFICER, key, "{\"name\":\"a\"}");

        for (String query : List.of("?x=1", "?x", "?x=1&x=2")) {
            HttpResponse<String> again = http.send(
                    request(OFFICER, "/api/v1/deeds" + query)
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertProblem(again, 422, "IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(post(OFFICER, key, "{\"name\":\"a\"}").body()).isEqualTo(first.body());
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    @DisplayName("N4 · with the same parameter a write is the same write")
    void theSameQueryStringIsTheSameWrite() throws Exception {
        HttpRequest deed = request(OFFICER, "/api/v1/deeds?x=1")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}"))
                .build();
        HttpResponse<String> first = http.send(deed, HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> again = http.send(deed, HttpResponse.BodyHandlers.ofString());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertProblem(post(OFFICER, key, "{\"name\":\"a\"}"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    @DisplayName("N4 · a key belongs to its caller")
    void keepsCallersApart() throws Exception {
        post(OFFICER, key, "{\"name\":\"a\"}");
        HttpResponse<String> other = post(REVIEWER, key, "{\"name\":\"b\"}");

        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(deeds.executed).hasValue(2);
    }

    @Test
    @DisplayName("N4 · fifty at once under one key execute once")
    void executesOnceUnderFifty() throws Exception {
        deeds.gate = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            answers.add(http.sendAsync(
                    request(OFFICER, "/api/v1/deeds")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 49);
        deeds.gate.countDown();

        List<Integer> statuses = answers.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .sorted()
                .toList();
        assertThat(statuses).hasSize(50).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(deeds.executed).hasValue(1);
        answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> {
                    assertProblem(answer, 409, "IDEMPOTENCY_KEY_IN_PROGRESS");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                });
        assertThat(post(OFFICER, key, "{\"name\":\"a\"}").headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    @DisplayName("N4 · a failed write runs again under its key")
    void runsAgainAfterAFailure() throws Exception {
        deeds.broken = true;
        assertProblem(post(OFFICER, key, "{\"name\":\"a\"}"), 500, "INTERNAL_DEFECT");
        deeds.broken = false;

        assertThat(post(OFFICER, key, "{\"name\":\"a\"}").statusCode()).isEqualTo(201);
        assertThat(deeds.executed).hasValue(2);
    }

    @Test
    @DisplayName("N4 · a refusal is an answer, and is repeated")
    void repeatsRefusals() throws Exception {
        HttpResponse<String> first = post(OFFICER, key, "{\"nam\":\"a\"}");
        HttpResponse<String> again = post(OFFICER, key, "{\"nam\":\"a\"}");

        assertProblem(first, 400, "MALFORMED_REQUEST");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    @DisplayName("N4 · the lease of a dead holder ends, and its late answer is not kept")
    void takesOverFromADeadHolder() {
        Fingerprints fingerprints = new Fingerprints(KEY);
        Scope scope = fingerprints.scope("officer.lin", "POST", "/api/v1/deeds", key);
        byte[] payload = fingerprints.payload(null).doFinal();
        UUID dead = ((Claim.Granted) records.claim(scope, payload, Duration.ofSeconds(60))).holder();
        assertThat(records.claim(scope, payload, Duration.ofSeconds(60))).isInstanceOf(Claim.Running.class);

        jdbc.sql("update idempotency_record set lease_until = now() - interval '1 second' where holder = :holder")
                .param("holder", dead)
                .update();
        Claim second = records.claim(scope, payload, Duration.ofSeconds(60));
        records.complete(scope, dead, new KeptAnswer(201, null, null, null, new byte[0]));
        records.release(scope, dead);

        assertThat(second).isInstanceOf(Claim.Granted.class);
        assertThat(records.claim(scope, payload, Duration.ofSeconds(60))).isInstanceOf(Claim.Running.class);
    }

    @Test
    @DisplayName("N4 · an upload repeated with another boundary is the same upload")
    void recognisesUploads() throws Exception {
        HttpResponse<String> first = upload("one", "contract");
        HttpResponse<String> again = upload("two", "contract");
        HttpResponse<String> other = upload("two", "another contract");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(other, 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    void keepsNoAnswerOfPureCallsButAsksForTheKey() throws Exception {
        assertProblem(send("/api/v1/pure", null, ""), 400, "IDEMPOTENCY_KEY_REQUIRED");
        send("/api/v1/pure", key, "");
        send("/api/v1/pure", key, "");

        assertThat(deeds.executed).hasValue(2);
    }

    @Test
    void letsLargeAnswersThrough() throws Exception {
        HttpRequest large = request(OFFICER, "/api/v1/large/3000000")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(""))
                .build();

        assertThat(http.send(large, HttpResponse.BodyHandlers.ofByteArray()).body())
                .hasSize(3_000_000);
    }

    @Test
    @DisplayName(
            "N4, N1 · a kept answer that was altered, or sealed as nobody seals any more, is told lost, and nothing is repeated")
    void tellsALostAnswer() throws Exception {
        post(OFFICER, key, "{\"name\":\"a\"}");
        for (String damage : List.of(
                "set_byte(answer, octet_length(answer) - 1, get_byte(answer, octet_length(answer) - 1) # 1)",
                "substring(answer FROM 1 FOR octet_length(answer) / 2)",
                "sha256(answer)",
                "'\\x00'::bytea")) {
            assertThat(jdbc.sql("update idempotency_record set answer = " + damage + " where answer is not null")
                            .update())
                    .isPositive();
            assertProblem(post(OFFICER, key, "{\"name\":\"a\"}"), 409, "IDEMPOTENCY_ANSWER_LOST");
        }
        assertThat(deeds.executed).hasValue(1);
    }

    @Test
    @DisplayName("N1 · an answer kept under another suite is repeated")
    void opensAnswersOfAnotherSuite() throws Exception {
        HttpResponse<String> first = post(OFFICER, key, "{\"name\":\"a\"}");
        Scope scope = new Fingerprints(KEY).scope("officer.lin", "POST", "/api/v1/deeds", key);
        byte[] national = new ShortLivedSeal(KEY, CipherSuite.SM4_GCM, new SecureRandom())
                .seal(first.body().getBytes(StandardCharsets.UTF_8), scope.value());
        assertThat(jdbc.sql("update idempotency_record set answer = :answer where scope = :scope")
                        .param("answer", national)
                        .param("scope", scope.value())
                        .update())
                .isEqualTo(1);

        assertThat(post(OFFICER, key, "{\"name\":\"a\"}").body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("N1 · a kept answer cannot be read in the table")
    void keepsAnswersEncrypted() throws Exception {
        post(OFFICER, key, "{\"name\":\"330106198001011234\"}");

        byte[] answer = jdbc.sql("select answer from idempotency_record order by created_at desc limit 1")
                .query(byte[].class)
                .single();
        assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("330106198001011234");
        assertThat(post(OFFICER, key, "{\"name\":\"330106198001011234\"}").body())
                .contains("330106198001011234");
    }

    @Test
    void forgetsOldAnswers() throws Exception {
        post(OFFICER, key, "{\"name\":\"a\"}");
        jdbc.sql("update idempotency_record set created_at = now() - interval '8 days'")
                .update();

        assertThat(records.purge(Duration.ofDays(7))).isPositive();
        assertThat(records.purge(Duration.ofDays(7))).isZero();
    }

    private HttpResponse<String> post(String token, String idempotencyKey, String body) throws Exception {
        HttpRequest.Builder builder = request(token, "/api/v1/deeds");
        if (idempotencyKey != null) {
            builder.header("Idempotency-Key", idempotencyKey);
        }
        return http.send(
                builder.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String idempotencyKey, String body) throws Exception {
        HttpRequest.Builder builder = request(OFFICER, path);
        if (idempotencyKey != null) {
            builder.header("Idempotency-Key", idempotencyKey);
        }
        return http.send(
                builder.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String boundary, String content) throws Exception {
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                + content + "\r\n--" + boundary + "--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/uploads"))
                .header("Authorization", "Bearer " + OFFICER)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
