package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.Suites;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that was set to other algorithms goes on with all that is there: it opens it, and it finds it. */
class SuiteChangeIntegrationTests {

    private static final AdjustableClock CLOCK = AdjustableClock.SHARED;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"international, national", "national, international"})
    @DisplayName(
            "N1 · started with other algorithms, the service opens and finds all that the first wrote, writes under its own, and the first reads that in turn")
    void goesOnUnderOtherAlgorithms(String first, String second) {
        Map<String, String> settings = settings("authorization_" + first + "_first");
        Suites before = suites(first);
        Suites after = suites(second);
        var everything = new OneOfEach(CLOCK, AuthorizationServiceIntegration.key(1), before.mac());
        OneOfEach.Written written;
        try (var service = started(settings, before)) {
            written = everything.write(AuthorizationServiceIntegration.apiOf(service));
            everything.read(AuthorizationServiceIntegration.apiOf(service), written);
            assertThat(suites(service, written.authorization())).containsOnly(before.cipher());
        }
        OneOfEach.Written more;
        try (var service = started(settings, after)) {
            everything.read(AuthorizationServiceIntegration.apiOf(service), written);
            more = everything.write(AuthorizationServiceIntegration.apiOf(service));
            everything.read(AuthorizationServiceIntegration.apiOf(service), more);
            assertThat(suites(service, more.authorization())).containsOnly(after.cipher());
        }
        try (var service = started(settings, before)) {
            everything.read(AuthorizationServiceIntegration.apiOf(service), more);
            everything.read(AuthorizationServiceIntegration.apiOf(service), written);
        }
    }

    @Test
    @DisplayName("N1 · a service with another key behind subject references does not start: it would find nobody")
    void anotherKeyDoesNotStart() {
        Map<String, String> settings = settings("authorization_other_key");
        started(settings, Suites.INTERNATIONAL).close();
        settings.put("zhengxin.encryption.subject-key", AuthorizationServiceIntegration.key(9));

        assertThatThrownBy(() -> started(settings, Suites.INTERNATIONAL))
                .rootCause()
                .isInstanceOf(CipherRejected.class)
                .hasMessageContaining("WRONG_KEY");
    }

    private Map<String, String> settings(String database) {
        Path keyStore = folder.resolve("keys.p12");
        LocalKeyStores.create(
                keyStore, AuthorizationServiceIntegration.KEY_STORE_PASSWORD.toCharArray(), CipherSuite.AES_256_GCM);
        return AuthorizationServiceIntegration.settings(
                Servers.shared(Server.POSTGRES).postgres().createDatabase(database), keyStore.toString());
    }

    private static Suites suites(String name) {
        return name.equals("national") ? Suites.NATIONAL : Suites.INTERNATIONAL;
    }

    private static ConfigurableApplicationContext started(Map<String, String> settings, Suites suites) {
        var all = new HashMap<>(settings);
        all.put("zhengxin.encryption.suite", suites.cipher().name());
        all.put("zhengxin.encryption.keyed-digest", suites.mac().name());
        return AuthorizationServiceIntegration.another(all);
    }

    /** Of one file's particulars and evidence. */
    private static List<CipherSuite> suites(ConfigurableApplicationContext service, String authorization) {
        return service.getBean(JdbcClient.class)
                .sql("""
                        SELECT wrapped_key, ciphertext FROM sealed_particulars WHERE authorization_id = :id
                        UNION ALL
                        SELECT wrapped_key, ciphertext FROM evidence WHERE authorization_id = :id
                        """)
                .param("id", UUID.fromString(authorization))
                .query((row, number) -> new Sealed(row.getBytes(1), row.getBytes(2)).suite())
                .list();
    }
}
