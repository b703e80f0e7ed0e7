package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service as a process of its own, killed with signal 9 after a notice was taken over and before that is on record. */
class KilledNoticeIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final String PHONE = "13855556666";

    private final NoticeProvider provider = NoticeProvider.start();
    private final Map<String, String> settings = NotificationIntegrationTests.settings("query_notice_killed", provider);
    private final int port = freePort();
    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        provider.letGo();
        kill();
    }

    @Test
    @DisplayName(
            "Q13 · killed between handing over and recording: looked up by the next process, one message, one event")
    void killedInBetween() throws InterruptedException {
        provider.keepAnswersBack();
        start();
        var authorization = UUID.randomUUID();
        SURROUNDINGS.neighbours.phones.put(authorization.toString(), PHONE);
        var created = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                Surroundings.request(authorization, Surroundings.person(41)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = json(created).path("id").asString();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> provider.keptBack() > 0);
        kill();
        assertThat(read("SELECT state FROM query_notice WHERE query_id = :id::uuid", id))
                .containsExactly("OWED");

        provider.letGo();
        start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("SELECT state FROM query_notice WHERE query_id = :id::uuid", id))
                        .containsExactly("SENT"));

        assertThat(provider.inbox(PHONE).path("messages").asString()).isEqualTo("1");
        assertThat(provider.inbox(PHONE).path("handovers").asString()).isEqualTo("1");
        assertThat(read("SELECT type FROM outbox_event WHERE aggregate_id = :id AND type LIKE 'SubjectNotice%'", id))
                .containsExactly("SubjectNoticeSent");
    }

    private List<String> read(String sql, String id) {
        return JdbcClient.create(new DriverManagerDataSource(
                        settings.get("spring.datasource.url"),
                        settings.get("spring.datasource.username"),
                        settings.get("spring.datasource.password")))
                .sql(sql)
                .param("id", id)
                .query(String.class)
                .list();
    }

    private void start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(QueryServiceApplication.class.getName());
        command.add("--server.port=" + port);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            File log = Files.createDirectories(Path.of("target", "surroundings"))
                    .resolve("killed-notice.txt")
                    .toFile();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> SURROUNDINGS
                                .get(port, "/api/v1/credit-queries", SURROUNDINGS.officer())
                                .statusCode()
                        == 200);
    }

    private void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
