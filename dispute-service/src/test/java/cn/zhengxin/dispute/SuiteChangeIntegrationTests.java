package cn.zhengxin.dispute;

import static cn.zhengxin.dispute.Surroundings.example;
import static cn.zhengxin.dispute.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.encryption.Suites;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A service that was set to other algorithms goes on with all that is there: it opens it, and it finds it. */
class SuiteChangeIntegrationTests {

    private static final Surroundings AROUND = Surroundings.shared();
    private static final String DISPUTES = "/api/v1/disputes";
    private static final String NUMBER = "11010519491231002X";
    private static final AtomicInteger ITEMS = new AtomicInteger(9_000);

    @TempDir
    private Path folder;

    /** What one service leaves to the next: a decided case and one that waits, on one item. */
    private record Left(String decided, String waiting, String item) {}

    @ParameterizedTest
    @CsvSource({"international, national", "national, international"})
    @DisplayName(
            "N1 · started with other algorithms, the service opens and finds all that the first wrote, writes under its own, and the first reads that in turn")
    void goesOnUnderOtherAlgorithms(String first, String second) {
        Map<String, String> settings = settings("dispute_" + first + "_first");
        Suites before = suites(first);
        Suites after = suites(second);
        Left left;
        try (var service = started(settings, before)) {
            left = write(service);
            assertThat(suiteOf(service, left.waiting())).isEqualTo(before.cipher());
            assertThat(referenceIn(service, left.waiting())).isEqualTo(reference(before.mac()));
        }
        Left more;
        try (var service = started(settings, after)) {
            readAndGoOn(service, before.mac(), left);
            more = write(service);
            assertThat(suiteOf(service, more.waiting())).isEqualTo(after.cipher());
            // Whoever is found under a reference stays found under it.
            assertThat(referenceIn(service, more.waiting())).isEqualTo(reference(before.mac()));
        }
        try (var service = started(settings, before)) {
            readAndGoOn(service, before.mac(), more);
        }
    }

    @Test
    @DisplayName("N1 · a service with another key behind subject references does not start: it would find nobody")
    void anotherKeyDoesNotStart() {
        Map<String, String> settings = settings("dispute_other_key");
        started(settings, Suites.INTERNATIONAL).close();
        byte[] another = new byte[32];
        another[0] = 1;
        settings.put("zhengxin.encryption.subject-key", Base64.getEncoder().encodeToString(another));

        assertThatThrownBy(() -> started(settings, Suites.INTERNATIONAL))
                .rootCause()
                .isInstanceOf(CipherRejected.class)
                .hasMessageContaining("WRONG_KEY");
    }

    private Map<String, String> settings(String database) {
        Path keyStore = folder.resolve("keys.p12");
        LocalKeyStores.create(keyStore, "test".toCharArray(), CipherSuite.AES_256_GCM);
        return new HashMap<>(
                AROUND.settings(Servers.shared(Server.POSTGRES).postgres().createDatabase(database), keyStore));
    }

    private static Suites suites(String name) {
        return name.equals("national") ? Suites.NATIONAL : Suites.INTERNATIONAL;
    }

    private static ConfigurableApplicationContext started(Map<String, String> settings, Suites suites) {
        var all = new HashMap<>(settings);
        all.put("zhengxin.encryption.suite", suites.cipher().name());
        all.put("zhengxin.encryption.keyed-digest", suites.mac().name());
        return Surroundings.another(all);
    }

    private static Left write(ConfigurableApplicationContext service) {
        String decided = file(service, "PD01[" + ITEMS.incrementAndGet() + "]");
        decide(service, decided);
        String item = "PD01[" + ITEMS.incrementAndGet() + "]";
        return new Left(decided, file(service, item), item);
    }

    private static void readAndGoOn(ConfigurableApplicationContext service, MacSuite referencesOf, Left left) {
        for (String id : new String[] {left.decided(), left.waiting()}) {
            JsonNode shown = answered(200, AROUND.get(port(service), DISPUTES + "/" + id, AROUND.handler("B10001")));
            assertThat(shown.path("statement").asString()).isEqualTo("六月的还款已按时到账，报告却记为逾期。");
            String evidence = shown.at("/dispute/evidence/0").path("id").asString();
            assertThat(AROUND.get(
                                    port(service),
                                    DISPUTES + "/" + id + "/evidence/" + evidence,
                                    AROUND.handler("B10001"))
                            .body())
                    .startsWith("%PDF");
        }
        assertThat(answered(200, AROUND.get(port(service), DISPUTES + "/" + left.decided(), AROUND.handler("B10001")))
                        .path("decision")
                        .path("correctionReceipt")
                        .asString())
                .isEqualTo("GZ-2026-0001");

        // Found by the keyed digest: the person's own, and that the item is disputed already.
        String mine = AROUND.get(
                        port(service), "/api/v1/my/disputes?limit=100", AROUND.customer(reference(referencesOf)))
                .body();
        assertThat(mine).contains(left.decided(), left.waiting());
        HttpResponse<String> again =
                AROUND.post(port(service), DISPUTES, AROUND.handler("B10001"), request(left.item()));
        assertThat(json(again).path("code").asString()).as(again.body()).isEqualTo("DISPUTE_ALREADY_OPEN");

        decide(service, left.waiting());
    }

    private static String file(ConfigurableApplicationContext service, String item) {
        return answered(201, AROUND.post(port(service), DISPUTES, AROUND.handler("B10001"), request(item)))
                .path("id")
                .asString();
    }

    /** By a handler on a person's behalf: the service makes the reference itself. */
    private static String request(String item) {
        var request =
                (ObjectNode) Surroundings.JSON.readTree(example("contract/examples/public/file-dispute-request.json"));
        request.remove("queryId");
        request.put("itemPath", item);
        request.putObject("subject")
                .put("name", "张三")
                .put("documentType", "RESIDENT_ID")
                .put("documentNumber", NUMBER);
        return request.toString();
    }

    private static void decide(ConfigurableApplicationContext service, String id) {
        String handler = AROUND.handler("B10001");
        answered(200, AROUND.post(port(service), DISPUTES + "/" + id + "/acceptance", handler, ""));
        answered(
                200,
                AROUND.post(
                        port(service),
                        DISPUTES + "/" + id + "/decision",
                        handler,
                        example("contract/examples/public/decision-request.json")));
    }

    private static JsonNode answered(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private static String reference(MacSuite mac) {
        return new SubjectReferences(new BlindIndex(mac, new byte[32])).referenceOf("RESIDENT_ID", NUMBER);
    }

    private static String referenceIn(ConfigurableApplicationContext service, String id) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT subject_reference FROM dispute WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private static CipherSuite suiteOf(ConfigurableApplicationContext service, String id) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT statement_key, statement_sealed FROM dispute WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query((row, number) -> new Sealed(row.getBytes(1), row.getBytes(2)).suite())
                .single();
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
