package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service as a process of its own, killed with signal 9 while it is at the bureau, and started again. */
class KilledProcessIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    /** Another one for each query: none is answered from the report of another (Q9). */
    private static final AtomicInteger PERSONS = new AtomicInteger(1);

    private final int port = freePort();
    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");
        kill();
    }

    @Test
    @DisplayName("Q12 · killed at the bureau, before it and after it: one inquiry each, and every report arrives")
    void killedAtTheBureau() throws InterruptedException {
        start();
        String atTheBureau = submitted();
        SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":800,\"count\":1}");
        approveWithoutWaiting(atTheBureau);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> !footprints(atTheBureau).isEmpty());
        kill();

        start();
        settledOnce(atTheBureau);

        // At moments that nothing chooses but the clock.
        for (long milliseconds : new long[] {20, 60, 140}) {
            String anywhere = submitted();
            String key = UUID.randomUUID().toString();
            CompletableFuture.runAsync(() -> approve(anywhere, key)).exceptionally(gone -> null);
            Thread.sleep(milliseconds); // the moment of the kill is what this test is about
            kill();

            start();
            // The reviewer, without an answer, repeats the approval once its key is free, or finds it counted.
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> {
                        String state = stateOf(anywhere);
                        if (state.equals("PENDING_REVIEW")) {
                            approve(anywhere, key);
                        }
                        return state.equals("ANSWERED");
                    });
            settledOnce(anywhere);
        }
    }

    private void settledOnce(String id) {
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(1))
                .until(() -> stateOf(id).equals("ANSWERED"));
        List<JsonNode> footprints = footprints(id);
        assertThat(footprints).hasSize(1);
        assertThat(footprints.getFirst().path("duplicates").asInt()).isZero();
        assertThat(SURROUNDINGS
                        .get(port, "/api/v1/credit-queries/" + id + "/report", SURROUNDINGS.officer())
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(SURROUNDINGS.neighbours.consumed).contains(id));
    }

    private void start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(QueryServiceApplication.class.getName());
        command.add("--server.port=" + port);
        SURROUNDINGS.settings("query_killed").forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            File log = Files.createDirectories(Path.of("target", "surroundings"))
                    .resolve("killed-process.txt")
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

    private String submitted() {
        HttpResponse<String> created = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), Surroundings.person(PERSONS.incrementAndGet())));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return json(created).path("id").asString();
    }

    private void approveWithoutWaiting(String id) {
        CompletableFuture.runAsync(() -> approve(id, UUID.randomUUID().toString()))
                .exceptionally(gone -> null);
    }

    private void approve(String id, String key) {
        SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries/" + id + "/review",
                SURROUNDINGS.reviewer(),
                key,
                Map.of("decision", "APPROVE"));
    }

    private String stateOf(String id) {
        return json(SURROUNDINGS.get(port, "/api/v1/credit-queries/" + id, SURROUNDINGS.officer()))
                .path("state")
                .asString();
    }

    private static List<JsonNode> footprints(String id) {
        return SURROUNDINGS.footprints(Surroundings.requestNumberOf(id));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
