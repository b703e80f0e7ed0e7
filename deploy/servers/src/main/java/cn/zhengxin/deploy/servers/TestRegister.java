package cn.zhengxin.deploy.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stands in for authorization-service's list of accounts that may not act, in the tests of services that start without an
 * authorization-service.
 */
public final class TestRegister implements AutoCloseable {

    private final HttpServer server;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile int asked;

    private TestRegister(HttpServer server) {
        this.server = server;
    }

    /** One that refuses nobody. */
    public static TestRegister start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestRegister register = new TestRegister(server);
            server.createContext("/internal/v1/operators/refused", exchange -> {
                register.countQuestion();
                byte[] body = Json.write(register.answer()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(register.away ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return register;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> answer() {
        return Map.of(
                "accounts",
                List.copyOf(refused),
                "tokens",
                tokens.entrySet().stream()
                        .map(one -> one.getValue().equals(Instant.MAX)
                                ? Map.of("account", one.getKey())
                                : Map.of(
                                        "account",
                                        one.getKey(),
                                        "issuedUntil",
                                        one.getValue().toString()))
                        .toList());
    }

    private synchronized void countQuestion() {
        asked++;
    }

    /** What {@code zhengxin.suspended-accounts.register-url} is set to. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** This account may not act, from the next question on. */
    public void refuse(String account) {
        refused.add(account);
    }

    /** This account may act again, from the next question on. */
    public void allow(String account) {
        refused.remove(account);
    }

    /** Tokens of this account issued until then are refused, {@link Instant#MAX} for all, from the next question on. */
    public void refuseTokens(String account, Instant issuedUntil) {
        tokens.put(account, issuedUntil);
    }

    /** Answers nobody while it is away. */
    public void setAway(boolean away) {
        this.away = away;
    }

    /** How often it was asked. */
    public int questions() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
