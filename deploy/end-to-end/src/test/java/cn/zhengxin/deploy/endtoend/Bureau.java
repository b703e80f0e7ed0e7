package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bureau simulator's control side. */
final class Bureau {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    Bureau(String url) {
        this.url = url;
    }

    void behave(String behaviour) {
        assertThat(send(HttpRequest.newBuilder(URI.create(url + "/behaviour"))
                                .PUT(HttpRequest.BodyPublishers.ofString(behaviour)))
                        .statusCode())
                .isEqualTo(200);
    }

    void behaveNormally() {
        behave("{\"mode\":\"NORMAL\"}");
    }

    long inquiries() {
        return log().size();
    }

    long inquiriesUnder(String requestNumber) {
        return StreamSupport.stream(log().spliterator(), false)
                .filter(entry -> entry.path("requestNumber").asString("").equals(requestNumber))
                .count();
    }

    /** How many inquiries each request number has made since then. */
    Map<String, Long> footprintsSince(Instant begin) {
        return StreamSupport.stream(log().spliterator(), false)
                .filter(entry -> !Instant.parse(entry.path("time").asString()).isBefore(begin))
                .collect(Collectors.groupingBy(
                        entry -> entry.path("requestNumber").asString(""), TreeMap::new, Collectors.counting()));
    }

    /** How often an inquiry came whose number the bureau had already: no footprint, but sent without need. */
    long deliveredAgainSince(Instant begin) {
        return StreamSupport.stream(log().spliterator(), false)
                .filter(entry -> !Instant.parse(entry.path("time").asString()).isBefore(begin))
                .mapToLong(entry -> entry.path("duplicates").asLong())
                .sum();
    }

    private JsonNode log() {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(url + "/inquiries"))).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
