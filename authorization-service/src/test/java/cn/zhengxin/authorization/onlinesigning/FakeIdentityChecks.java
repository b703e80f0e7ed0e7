package cn.zhengxin.authorization.onlinesigning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider of SMS codes and biometric checks, on a real port, with answers a test decides. */
public final class FakeIdentityChecks {

    public static final FakeIdentityChecks SHARED = new FakeIdentityChecks();

    /** The code that every phone gets. */
    public static final String CODE = "246810";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, Instant> passedAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> addresses = new ConcurrentLinkedQueue<>();
    private final Map<String, JsonNode> notices = new ConcurrentHashMap<>();
    private final Map<String, Integer> handovers = new ConcurrentHashMap<>();
    private final Map<String, Integer> silences = new ConcurrentHashMap<>();
    private volatile boolean refusesNotices;
    private volatile boolean losesReceipts;
    private volatile boolean down;
    private volatile String nonsense;

    private FakeIdentityChecks() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void setDown(boolean down) {
        this.down = down;
    }

    /** Answers everything with this word as the outcome; null to stop. */
    public void answerWith(String word) {
        nonsense = word;
    }

    /** How often nothing is answered to notices of this authorization, by its number, and nothing is taken over. */
    public void silentFor(String authorizationNumber, int times) {
        silences.put(authorizationNumber, times);
    }

    public void refusesNotices(boolean refuses) {
        refusesNotices = refuses;
    }

    /** Takes notices over, and its answers get lost. */
    public void losesReceipts(boolean loses) {
        losesReceipts = loses;
    }

    /** The messages sent about an authorization, one for each delivery key. */
    public java.util.List<JsonNode> messagesAbout(String authorizationNumber) {
        return notices.values().stream()
                .filter(notice -> notice.path("authorizationNumber").asString().equals(authorizationNumber))
                .toList();
    }

    /** How often a notice of this authorization arrived here. */
    public int handoversOf(String authorizationNumber) {
        return handovers.getOrDefault(authorizationNumber, 0);
    }

    /** A token whose check is passed. */
    public String passedAt(Instant performedAt) {
        var token = "passed-" + UUID.randomUUID();
        passedAt.put(token, performedAt);
        return token;
    }

    /** Every address that was asked, with its query. */
    public Iterable<String> addresses() {
        return addresses;
    }

    private void answer(HttpExchange exchange) throws IOException {
        addresses.add(exchange.getRequestURI().toString());
        var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (exchange.getRequestURI().getPath().equals("/notices")) {
            notice(exchange, body);
            return;
        }
        var answer = nonsense == null
                ? content(exchange.getRequestURI().getPath(), body)
                : Map.of("outcome", nonsense, "reference", "");
        var bytes = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void notice(HttpExchange exchange, JsonNode body) throws IOException {
        var number = body.path("authorizationNumber").asString();
        handovers.merge(number, 1, Integer::sum);
        var key = body.path("deliveryKey").asString();
        if (down || silences.merge(number, -1, Integer::sum) >= 0) {
            reply(exchange, 503, "{}");
        } else if (refusesNotices) {
            reply(exchange, 422, "{\"refusal\":\"REFUSED\"}");
        } else {
            notices.putIfAbsent(key, body);
            reply(exchange, losesReceipts ? 502 : 200, "{\"receipt\":\"receipt-" + key + "\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, String> content(String path, JsonNode body) {
        return switch (path) {
            case "/sms-codes" -> Map.of("reference", UUID.randomUUID().toString());
            case "/sms-codes/comparison" ->
                Map.of("outcome", CODE.equals(body.path("code").asString()) ? "MATCHED" : "NOT_MATCHED");
            default -> check(body.path("token").asString());
        };
    }

    private Map<String, String> check(String token) {
        var at = passedAt.get(token);
        return at == null
                ? Map.of("outcome", "FAILED")
                : Map.of("outcome", "PASSED", "performedAt", at.toString(), "reference", "check-" + token);
    }
}
