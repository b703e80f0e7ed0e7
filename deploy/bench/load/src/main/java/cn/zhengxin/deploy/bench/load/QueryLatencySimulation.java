package cn.zhengxin.deploy.bench.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Queries of a system at a fixed rate, whether earlier ones are answered or not. */
public final class QueryLatencySimulation extends Simulation {

    private final Iterator<String> bodies = bodies();

    public QueryLatencySimulation() {
        int perSecond = Integer.getInteger("bench.per-second", 100);
        var protocol = http.baseUrl(System.getProperty("bench.gateway", ""))
                .header("Authorization", "Bearer " + System.getenv("BENCH_TOKEN"))
                .header("Content-Type", "application/json")
                .shareConnections();
        setUp(asking().injectOpen(constantUsersPerSec(perSecond).during(Integer.getInteger("bench.seconds", 60))))
                .protocols(protocol);
    }

    private ScenarioBuilder asking() {
        return scenario("query")
                .feed(Stream.generate(() ->
                                Map.<String, Object>of("key", UUID.randomUUID().toString(), "body", bodies.next()))
                        .iterator())
                .exec(http("query")
                        .post("/api/v1/credit-queries")
                        .header("Idempotency-Key", "#{key}")
                        .body(StringBody("#{body}"))
                        .check(status().is(201), jsonPath("$.state").is("ANSWERED")));
    }

    private static Iterator<String> bodies() {
        try {
            return Files.readAllLines(Path.of(System.getProperty("bench.bodies", "")))
                    .iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
