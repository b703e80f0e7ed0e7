package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SignatureSuite;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.encryption.Suites;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A service that was set to other algorithms goes on with all that is there: it opens it, and it finds it. */
class SuiteChangeIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final String QUERIES = "/api/v1/credit-queries";
    private static final String GRANTS = "/api/v1/special-grants";
    private static final String PROTECTED = "/api/v1/protected-persons";
    private static final AtomicInteger PERSONS = new AtomicInteger(150);

    /** What one service leaves to the next. */
    private record Left(
            SyntheticPerson person,
            String answered,
            String pending,
            SyntheticPerson pendingPerson,
            String grant,
            SyntheticPerson protectedPerson) {}

    @ParameterizedTest
    @CsvSource({"international, national", "national, international"})
    @DisplayName(
            "N1 · started with other algorithms, the service opens and finds all that the first wrote, writes under its own, and the first reads that in turn")
    void goesOnUnderOtherAlgorithms(String first, String second) {
        Map<String, String> settings = SURROUNDINGS.settings("query_" + first + "_first");
        Suites before = suites(first);
        Suites after = suites(second);
        Left left;
        try (var service = started(settings, before)) {
            left = write(service, before.mac());
            assertThat(suitesOfRows(service)).containsOnly(before.cipher());
        }
        Left more;
        try (var service = started(settings, after)) {
            readAndGoOn(service, left);
            more = write(service, before.mac());
            read(service, more);
            assertThat(suitesOfRows(service)).contains(before.cipher(), after.cipher());
            assertThat(suiteOfSubject(service, more.answered())).isEqualTo(after.cipher());
            assertThat(suiteOfSubject(service, left.answered())).isEqualTo(before.cipher());
        }
        try (var service = started(settings, before)) {
            readAndGoOn(service, more);
            read(service, left);
        }
    }

    @Test
    @DisplayName("N1 · a service with another key behind subject references does not start: it would find nobody")
    void anotherKeyDoesNotStart() {
        Map<String, String> settings = SURROUNDINGS.settings("query_other_key");
        started(settings, Suites.INTERNATIONAL).close();
        settings.put("zhengxin.encryption.subject-key", Base64.getEncoder().encodeToString(new byte[32]));

        assertThatThrownBy(() -> started(settings, Suites.INTERNATIONAL))
                .rootCause()
                .isInstanceOf(CipherRejected.class)
                .hasMessageContaining("WRONG_KEY");
    }

    private static Suites suites(String name) {
        return name.equals("national") ? Suites.NATIONAL : Suites.INTERNATIONAL;
    }

    private static ConfigurableApplicationContext started(Map<String, String> settings, Suites suites) {
        var all = new HashMap<>(settings);
        all.put("zhengxin.encryption.suite", suites.cipher().name());
        all.put("zhengxin.encryption.keyed-digest", suites.mac().name());
        all.put("zhengxin.query.sampling.digest", suites.digest().name());
        if (suites.signature() == SignatureSuite.SM2) {
            // The bureau of these tests was handed both keys, and demands a passport of each inquiry.
            all.computeIfPresent(
                    "zhengxin.query.passport.signing-key",
                    (name, file) -> file.replace("passport.pem", "passport-sm2.pem"));
            all.put("zhengxin.query.passport.signature", "SM2");
        }
        return Surroundings.another(all);
    }

    private Left write(ConfigurableApplicationContext service, MacSuite mac) {
        int port = port(service);
        // Before it has heard who is suspended, the service tells staff to come back.
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        SURROUNDINGS.get(port, QUERIES, SURROUNDINGS.officer()).statusCode() == 200);
        SyntheticPerson person = next();
        String answered = submitted(port, person);
        approve(port, answered);
        SyntheticPerson pendingPerson = next();
        String pending = submitted(port, pendingPerson);
        Instant now = Instant.now();
        String grant = answer(
                        201,
                        SURROUNDINGS.post(
                                port,
                                GRANTS,
                                SURROUNDINGS.officer(),
                                key(),
                                Map.of(
                                        "covers", List.of("OVER_VOLUME"),
                                        "validFrom", now.minusSeconds(60).toString(),
                                        "validUntil", now.plusSeconds(3600).toString(),
                                        "uses", 1,
                                        "reason", "month-end at the branch")))
                .path("id")
                .asString();
        SyntheticPerson protectedPerson = next();
        String entry = answer(
                        201,
                        SURROUNDINGS.postAtTheTerminal(
                                port, PROTECTED, SURROUNDINGS.complianceOfTheHead(), document(protectedPerson)))
                .path("id")
                .asString();
        answer(
                200,
                SURROUNDINGS.postAtTheTerminal(
                        port,
                        PROTECTED + "/" + entry + "/approval",
                        SURROUNDINGS.administratorOfTheHead(),
                        Map.of("decision", "APPROVE")));
        assertThat(referenceIn(service, answered)).isEqualTo(referenceOf(mac, person));
        return new Left(person, answered, pending, pendingPerson, grant, protectedPerson);
    }

    /** Also what waited is decided: what is sealed of its subject goes to the bureau. */
    private void readAndGoOn(ConfigurableApplicationContext service, Left left) {
        int port = port(service);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        SURROUNDINGS.get(port, QUERIES, SURROUNDINGS.officer()).statusCode() == 200);
        read(service, left);
        approve(port, left.pending());
        shows(port, left.pending(), left.pendingPerson());
    }

    private void read(ConfigurableApplicationContext service, Left left) {
        int port = port(service);
        shows(port, left.answered(), left.person());
        assertThat(SURROUNDINGS
                        .get(port, GRANTS + "/" + left.grant(), SURROUNDINGS.departmentHead())
                        .body())
                .contains("month-end at the branch");

        // Found by a keyed digest: what was asked about the subject, and whom a look of a system must not reach by
        // itself.
        assertThat(SURROUNDINGS
                        .get(
                                port,
                                "/internal/v1/subjects/" + referenceIn(service, left.answered()) + "/queries",
                                SURROUNDINGS.service())
                        .body())
                .contains(left.answered());
        JsonNode ofProtected = answer(
                201,
                SURROUNDINGS.post(
                        port,
                        QUERIES,
                        SURROUNDINGS.loanOrigination(),
                        key(),
                        Surroundings.request(UUID.randomUUID(), left.protectedPerson())));
        assertThat(ofProtected.path("state").asString()).isEqualTo("PENDING_REVIEW");
        assertThat(ofProtected.at("/decision/reviewBy").asString()).isEqualTo("COMPLIANCE");
    }

    /** The report comes out of the vault whole: what goes to the masking names the subject. */
    private static void shows(int port, String query, SyntheticPerson person) {
        answer(200, SURROUNDINGS.get(port, QUERIES + "/" + query + "/report", SURROUNDINGS.officer()));
        assertThat(SURROUNDINGS.neighbours.lastMasking).contains(person.nationalId());
    }

    private static String submitted(int port, SyntheticPerson person) {
        return answer(
                        201,
                        SURROUNDINGS.post(
                                port,
                                QUERIES,
                                SURROUNDINGS.officer(),
                                key(),
                                Surroundings.request(UUID.randomUUID(), person)))
                .path("id")
                .asString();
    }

    private static void approve(int port, String query) {
        answer(
                200,
                SURROUNDINGS.post(
                        port,
                        QUERIES + "/" + query + "/review",
                        SURROUNDINGS.reviewer(),
                        key(),
                        Map.of("decision", "APPROVE", "comment", "compared with the application")));
        // The first inquiry of a process may take longer than the bureau is waited for; it is looked up then (Q12).
        await().atMost(Duration.ofSeconds(20))
                .until(() -> json(SURROUNDINGS.get(port, QUERIES + "/" + query, SURROUNDINGS.officer()))
                        .path("state")
                        .asString()
                        .equals("ANSWERED"));
    }

    private static JsonNode answer(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private static Map<String, Object> document(SyntheticPerson person) {
        return Map.of("name", person.name(), "documentType", "RESIDENT_ID", "documentNumber", person.nationalId());
    }

    private static String referenceIn(ConfigurableApplicationContext service, String query) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT subject_reference FROM credit_query WHERE id = :id")
                .param("id", UUID.fromString(query))
                .query(String.class)
                .single();
    }

    private static String referenceOf(MacSuite mac, SyntheticPerson person) {
        return new SubjectReferences(new BlindIndex(mac, Surroundings.subjectKey()))
                .referenceOf("RESIDENT_ID", person.nationalId().toUpperCase(Locale.ROOT));
    }

    private static CipherSuite suiteOfSubject(ConfigurableApplicationContext service, String query) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT wrapped_key, ciphertext FROM query_subject WHERE query_id = :id")
                .param("id", UUID.fromString(query))
                .query((row, number) -> new Sealed(row.getBytes(1), row.getBytes(2)).suite())
                .single();
    }

    /** Of whatever lies sealed: subjects, reports, protected persons, grants, comments. */
    private static List<CipherSuite> suitesOfRows(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("""
                        SELECT wrapped_key, ciphertext FROM query_subject
                        UNION ALL SELECT wrapped_key, ciphertext FROM vaulted_report WHERE wrapped_key IS NOT NULL
                        UNION ALL SELECT wrapped_key, ciphertext FROM protected_person WHERE wrapped_key IS NOT NULL
                        UNION ALL SELECT wrapped_key, reason FROM special_grant
                        """)
                .query((row, number) -> new Sealed(row.getBytes(1), row.getBytes(2)).suite())
                .list();
    }

    private static SyntheticPerson next() {
        return Surroundings.person(PERSONS.incrementAndGet());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
