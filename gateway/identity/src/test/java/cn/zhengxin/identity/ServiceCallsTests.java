package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class ServiceCallsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T08:00:00Z"));
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final AtomicInteger fetched = new AtomicInteger();
    private final List<String> tokensSeen = new CopyOnWriteArrayList<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean providerDown;
    private HttpServer server;

    record Answer(String name) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fine = !providerDown
                    && form.contains("grant_type=client_credentials")
                    && form.contains("client_id=query-service")
                    && form.contains("client_secret=secret");
            byte[] body = ("{\"access_token\":\"token-" + fetched.incrementAndGet()
                            + "\",\"expires_in\":600,\"token_type\":\"Bearer\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(fine ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/peer/", exchange -> {
            tokensSeen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            connections.add(exchange.getRemoteAddress().getPort());
            String path = exchange.getRequestURI().getPath();
            int status = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            byte[] body = "{\"name\":\"a\",\"addedLater\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void carriesOneTokenUntilItNearsItsEnd() {
        RestClient peer = peer(address());
        assertThat(get(peer, 200).name()).isEqualTo("a");
        get(peer, 200);
        now.updateAndGet(time -> time.plusSeconds(500));
        get(peer, 200);
        now.updateAndGet(time -> time.plusSeconds(50));
        get(peer, 200);

        assertThat(tokensSeen).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void keepsAGoodTokenWhileTheProviderIsAway() {
        RestClient peer = peer(address());
        get(peer, 200);
        providerDown = true;
        now.updateAndGet(time -> time.plusSeconds(580));
        get(peer, 200);
        now.updateAndGet(time -> time.plusSeconds(30));

        assertThatThrownBy(() -> get(peer, 200)).isInstanceOf(DependencyUnavailable.class);
    }

    @Test
    @DisplayName("N3 · a peer that fails, or refuses this service, is away; what it says otherwise is its answer")
    void tellsSilenceFromAnswers() {
        RestClient peer = peer(address());
        for (int status : new int[] {500, 502, 503, 401, 403}) {
            assertThatThrownBy(() -> get(peer, status)).as("%d", status).isInstanceOf(DependencyUnavailable.class);
        }
        assertThatThrownBy(() -> get(peer, 404)).isInstanceOf(HttpClientErrorException.NotFound.class);
        assertThatThrownBy(() -> get(peer(URI.create("http://localhost:1")), 200))
                .isInstanceOfSatisfying(
                        DependencyUnavailable.class,
                        away -> assertThat(away.dependency()).isEqualTo("peer"));
    }

    @Test
    @DisplayName("one call after the other goes over one connection, whatever was asked and answered, read or not")
    void keepsItsConnection() {
        RestClient peer = peer(address());
        for (int round = 0; round < 5; round++) {
            get(peer, 200);
            peer.post()
                    .uri("/peer/200")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("name", "b"))
                    .retrieve()
                    .toBodilessEntity();
            assertThatThrownBy(() -> get(peer, 404)).isInstanceOf(HttpClientErrorException.NotFound.class);
            assertThatThrownBy(() -> get(peer, 503)).isInstanceOf(DependencyUnavailable.class);
        }

        assertThat(tokensSeen).hasSize(20);
        assertThat(connections).hasSize(1);
    }

    private static Answer get(RestClient peer, int status) {
        return peer.get().uri("/peer/{status}", status).retrieve().body(Answer.class);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private RestClient peer(URI address) {
        IdentityProperties properties = new IdentityProperties(
                address(),
                address(),
                "query-service",
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                null,
                "query-service",
                "secret",
                address().resolve("/token"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                20);
        ServiceTokens tokens = new ClientCredentialTokens(
                RestClient.builder()
                        .requestFactory(TokenCarryingRestClients.requestFactory(properties))
                        .build(),
                address().resolve("/token"),
                "query-service",
                "secret",
                clock);
        return new TokenCarryingRestClients(
                        RestClient::builder, tokens, JsonMapper.builder().build(), properties)
                .forPeer("peer", address);
    }
}
