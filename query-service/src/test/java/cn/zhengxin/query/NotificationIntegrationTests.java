package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.Standing;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Two services over one database, as two processes would be, both delivering all the time. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class NotificationIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final NoticeProvider PROVIDER = NoticeProvider.start();
    /** Nobody is queried often by chance (Q7). */
    private static final AtomicInteger PERSONS = new AtomicInteger(40);

    private static final AtomicInteger PHONES = new AtomicInteger();
    private static Map<String, String> settings;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ConfigurableApplicationContext other;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        settings = settings("query_notice", PROVIDER);
        settings.forEach((name, value) -> registry.add(name, () -> value));
    }

    static Map<String, String> settings(String databaseName, NoticeProvider provider) {
        var settings = SURROUNDINGS.settings(databaseName);
        settings.put("zhengxin.query.notification.base-url", provider.url());
        settings.put("zhengxin.query.notification.delivery-interval", "100ms");
        settings.put("zhengxin.query.notification.connect-timeout", "500ms");
        settings.put("zhengxin.query.notification.read-timeout", "1s");
        settings.put("zhengxin.query.notification.lease", "4s");
        settings.put("zhengxin.query.notification.first-pause", "300ms");
        settings.put("zhengxin.query.notification.longest-pause", "1s");
        return settings;
    }

    @BeforeEach
    void startTheOther() {
        other = Surroundings.another(settings);
    }

    @AfterEach
    void stopTheOther() {
        PROVIDER.setDown(false);
        PROVIDER.behave("NORMAL");
        PROVIDER.letGo();
        other.close();
    }

    @Test
    @DisplayName(
            "Q13, N1, N2 · told once: when, by whom, for what in short; the phone and the document are in no row, event, log or address")
    void told(CapturedOutput output) {
        var phone = nextPhone();
        var before = Instant.now().minusSeconds(2);
        var person = Surroundings.person(PERSONS.incrementAndGet());
        var id = queried(phone, "LOAN_APPLICATION", person);
        awaitState(id, "SENT");

        var message = PROVIDER.inbox(phone);
        assertThat(message.path("messages").asString()).isEqualTo("1");
        assertThat(message.path("kind").asString()).isEqualTo("CREDIT_QUERY");
        assertThat(message.path("institution").asString()).isEqualTo("江南银行杭州分行");
        assertThat(message.path("purpose").asString()).isEqualTo("贷款审批");
        assertThat(OffsetDateTime.parse(message.path("inquiredAt").asString()).toInstant())
                .isBetween(before, Instant.now().plusSeconds(1));
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "deliveryKey",
                        "phone",
                        "kind",
                        "institution",
                        "purpose",
                        "inquiredAt",
                        "messages",
                        "handovers");
        assertThat(message.path("deliveryKey").asString()).isNotEqualTo(id);

        var everything = String.join(
                " ",
                List.of(
                        row(id),
                        String.join(" ", eventsAbout(id)),
                        output.getAll(),
                        String.join(" ", PROVIDER.addresses())));
        assertThat(everything).doesNotContain(phone, person.nationalId(), person.name());
        assertThat(typesAbout(id)).containsExactly("QueryAnswered", "SubjectNoticeSent");
        eventsKeepToTheirSchemas(id);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_RECORD", "BLOCKED"})
    @DisplayName("Q13 · told also when the bureau knows nobody, or refuses: it was asked all the same")
    void toldWhateverTheBureauSays(Standing standing) {
        var person = SyntheticPopulation.standard().people().stream()
                .filter(one -> one.standing() == standing)
                .findFirst()
                .orElseThrow();
        var phone = nextPhone();
        var id = queried(phone, "LOAN_APPLICATION", person);
        assertThat(queryState(id)).isEqualTo(standing == Standing.BLOCKED ? "REJECTED" : "NO_RECORD");
        awaitState(id, "SENT");
        assertThat(PROVIDER.inbox(phone).path("messages").asString()).isEqualTo("1");
    }

    @Test
    @DisplayName("Q13 · two services at once over many notices: each is handed over once, one message, one event")
    void twoServicesAtOnce() {
        PROVIDER.setDown(true);
        var phones = IntStream.range(0, 40).mapToObj(number -> nextPhone()).toList();
        var ids =
                phones.stream().map(phone -> queried(phone, "LOAN_APPLICATION")).toList();
        PROVIDER.setDown(false);
        ids.forEach(id -> awaitState(id, "SENT"));

        phones.forEach(phone -> {
            assertThat(PROVIDER.inbox(phone).path("messages").asString()).isEqualTo("1");
            assertThat(PROVIDER.inbox(phone).path("handovers").asString()).isEqualTo("1");
        });
        ids.forEach(id -> assertThat(typesAbout(id)).containsOnlyOnce("SubjectNoticeSent"));
    }

    @Test
    @DisplayName("Q13 · the receipt gets lost: looked up, not handed over again")
    void lostReceipt() {
        PROVIDER.behave("LOSES_RECEIPTS");
        var phone = nextPhone();
        var id = queried(phone, "LOAN_APPLICATION");
        awaitState(id, "SENT");

        assertThat(PROVIDER.inbox(phone).path("handovers").asString()).isEqualTo("1");
        assertThat(typesAbout(id)).containsExactly("QueryAnswered", "SubjectNoticeDelayed", "SubjectNoticeSent");
        eventsKeepToTheirSchemas(id);
    }

    @Test
    @DisplayName("Q13 · the answer comes after the attempt was given up: one message, settled once")
    void lateAnswer() {
        PROVIDER.keepAnswersBack();
        var phone = nextPhone();
        var id = queried(phone, "LOAN_APPLICATION");
        awaitState(id, "SENT");

        PROVIDER.letGo();
        assertThat(PROVIDER.inbox(phone).path("messages").asString()).isEqualTo("1");
        assertThat(typesAbout(id)).containsOnlyOnce("SubjectNoticeSent");
    }

    @Test
    @DisplayName("Q13 · provider down: tried again with growing pauses, delayed is told once, then sent")
    void providerDown() {
        PROVIDER.setDown(true);
        var phone = nextPhone();
        var id = queried(phone, "LOAN_APPLICATION");
        await().atMost(Duration.ofSeconds(20)).until(() -> attempts(id) >= 3);
        assertThat(state(id)).isEqualTo("RETRYING");
        assertThat(PROVIDER.inbox(phone).isMissingNode()).isTrue();

        PROVIDER.setDown(false);
        awaitState(id, "SENT");
        assertThat(PROVIDER.inbox(phone).path("handovers").asString()).isEqualTo("1");
        assertThat(typesAbout(id)).containsExactly("QueryAnswered", "SubjectNoticeDelayed", "SubjectNoticeSent");
    }

    @Test
    @DisplayName(
            "Q13 · no phone on record, refused for good, or the policy's days over: failed, with an alert that says why")
    void failed() {
        var withoutPhone = queried(null, "LOAN_APPLICATION");
        assertFailed(withoutPhone, "NO_ADDRESS");

        PROVIDER.behave("REFUSES");
        var refused = queried(nextPhone(), "LOAN_APPLICATION");
        assertFailed(refused, "REFUSED_BY_PROVIDER");
        PROVIDER.behave("NORMAL");

        PROVIDER.setDown(true);
        var old = queried(nextPhone(), "LOAN_APPLICATION");
        owner().sql("UPDATE query_notice SET owed_at = owed_at - interval '6 days 23 hours' WHERE query_id = :id::uuid")
                .param("id", old)
                .update();
        await().atMost(Duration.ofSeconds(20)).until(() -> attempts(old) >= 3);
        assertThat(state(old)).isEqualTo("RETRYING");
        owner().sql("UPDATE query_notice SET owed_at = owed_at - interval '1 hour' WHERE query_id = :id::uuid")
                .param("id", old)
                .update();
        assertFailed(old, "TIME_OVER");
    }

    @Test
    @DisplayName("Q13, A16 · a query for judicial assistance: nobody is told, on record")
    void withheld() {
        var phone = nextPhone();
        var secret = queried(phone, "JUDICIAL_ASSISTANCE");
        assertThat(state(secret)).isEqualTo("WITHHELD");
        var open = nextPhone();
        awaitState(queried(open, "LOAN_APPLICATION"), "SENT");

        assertThat(PROVIDER.inbox(phone).isMissingNode()).isTrue();
        assertThat(attempts(secret)).isZero();
        assertThat(typesAbout(secret)).containsExactly("QueryAnswered", "SubjectNoticeWithheld");
        eventsKeepToTheirSchemas(secret);
    }

    @Test
    @DisplayName("Q13 · a query that never reached the bureau owes nothing")
    void refusedQueriesOweNothing() {
        var authorization = UUID.randomUUID();
        SURROUNDINGS.neighbours.withdrawn.add(authorization.toString());
        var refused = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                Surroundings.request(authorization, Surroundings.person(PERSONS.incrementAndGet())));
        assertThat(refused.statusCode()).isEqualTo(403);

        assertThat(database.sql("SELECT count(*) FROM query_notice WHERE query_id = :id::uuid")
                        .param("id", json(refused).path("queryId").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void assertFailed(String id, String reason) {
        awaitState(id, "FAILED");
        var alert = Surroundings.JSON.readTree(eventsAbout(id).getLast());
        assertThat(alert.path("type").asString()).isEqualTo("SubjectNoticeFailed");
        assertThat(alert.at("/data/reason").asString()).isEqualTo(reason);
        assertThat(alert.path("policyVersion").asInt()).isEqualTo(1);
        eventsKeepToTheirSchemas(id);
    }

    private static String nextPhone() {
        return "137%08d".formatted(PHONES.incrementAndGet());
    }

    private String queried(String phone, String purpose) {
        return queried(phone, purpose, Surroundings.person(PERSONS.incrementAndGet()));
    }

    private String queried(String phone, String purpose, SyntheticPerson person) {
        var authorization = UUID.randomUUID();
        if (phone != null) {
            SURROUNDINGS.neighbours.phones.put(authorization.toString(), phone);
        }
        var request = new HashMap<>(Surroundings.request(authorization, person));
        request.put("purpose", purpose);
        var created = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                request);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return json(created).path("id").asString();
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    }

    private String state(String id) {
        return text("SELECT state FROM query_notice WHERE query_id = :id::uuid", id);
    }

    private String queryState(String id) {
        return text("SELECT state FROM credit_query WHERE id = :id::uuid", id);
    }

    private int attempts(String id) {
        return Integer.parseInt(text("SELECT attempts FROM query_notice WHERE query_id = :id::uuid", id));
    }

    private String row(String id) {
        return text("SELECT n::text FROM query_notice n WHERE query_id = :id::uuid", id);
    }

    private String text(String sql, String id) {
        return database.sql(sql).param("id", id).query(String.class).single();
    }

    private List<String> eventsAbout(String id) {
        return database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
    }

    /** From the outcome of the query on; alerts about the subject aside. */
    private List<String> typesAbout(String id) {
        return eventsAbout(id).stream()
                .map(Surroundings.JSON::readTree)
                .map(event -> event.path("type").asString())
                .filter(type -> type.startsWith("SubjectNotice") || type.equals("QueryAnswered"))
                .toList();
    }

    private void eventsKeepToTheirSchemas(String id) {
        assertThat(eventsAbout(id)).allSatisfy(event -> {
            JsonNode body = Surroundings.JSON.readTree(event);
            assertThat(EventSchemas.violations(body.path("type").asString(), event))
                    .isEmpty();
        });
    }

    private static JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(
                settings.get("spring.datasource.url"),
                settings.get("spring.flyway.user"),
                settings.get("spring.flyway.password")));
    }
}
