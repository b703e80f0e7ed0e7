package cn.zhengxin.deploy.identitychecksimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Two addresses on the local machine: what the platform asks, and a control by which people and tests play the phone's owner.
 * Everything personal is in bodies.
 */
public final class IdentityCheckSimulator implements AutoCloseable {
    private static final int LONGEST_BODY = 10_000;

    private final IdentityChecks checks;
    private final HttpServer provider;
    private final HttpServer control;

    private IdentityCheckSimulator(int port, int controlPort, Clock clock) throws IOException {
        checks = new IdentityChecks(clock);
        provider = server(port);
        control = server(controlPort);
        ask("/sms-codes", body -> Optional.of(Map.of("reference", checks.send(body.getOrDefault("phone", "")))));
        ask("/sms-codes/comparison", this::compare);
        ask(
                "/biometric-checks/outcome",
                body -> Optional.of(
                        checks.outcome(body.getOrDefault("token", ""), body.getOrDefault("documentNumber", ""))));
        provider.createContext("/notices", this::notice);
        ask(
                "/notices/look-up",
                body -> Optional.of(checks.lookUp(body.getOrDefault("deliveryKey", ""))
                        .map(receipt -> Map.of("outcome", "TAKEN_OVER", "receipt", receipt))
                        .orElseGet(() -> Map.of("outcome", "NEVER_SEEN"))));
        answer(control, "/notices", checks::inbox);
        answer(control, "/notice-behaviour", body -> {
            checks.behave(NoticeBehaviour.valueOf(body.getOrDefault("mode", "NORMAL")));
            return Optional.of(Map.of());
        });
        answer(control, "/health", body -> Optional.of(Map.of("status", "UP")));
        answer(
                control,
                "/last-sms-code",
                body -> checks.lastCode(body.getOrDefault("phone", "")).map(code -> Map.of("code", code)));
        answer(control, "/biometric-checks", this::perform);
        answer(control, "/outage", body -> {
            checks.setDown("true".equals(body.get("down")));
            return Optional.of(Map.of());
        });
    }

    /**
     * Starts; port 0 takes any that is free.
     *
     * @throws IOException when a port is taken
     */
    public static IdentityCheckSimulator start(int port, int controlPort, Clock clock) throws IOException {
        IdentityCheckSimulator simulator = new IdentityCheckSimulator(port, controlPort, clock);
        simulator.provider.start();
        simulator.control.start();
        return simulator;
    }

    public int port() {
        return provider.getAddress().getPort();
    }

    public int controlPort() {
        return control.getAddress().getPort();
    }

    @Override
    public void close() {
        provider.stop(0);
        control.stop(0);
    }

    private Optional<Map<String, String>> compare(Map<String, String> body) {
        boolean matches = checks.matches(body.getOrDefault("reference", ""), body.getOrDefault("code", ""));
        return Optional.of(Map.of("outcome", matches ? "MATCHED" : "NOT_MATCHED"));
    }

    private Optional<Map<String, String>> perform(Map<String, String> body) {
        boolean passed = "PASSED".equals(body.get("outcome"));
        return Optional.of(
                Map.of("token", checks.perform(passed, body.get("documentNumber"), body.get("performedAt"))));
    }

    /** A message to a phone: 200 with its receipt, 422 when refused for good, 400 when it is none. */
    private void notice(HttpExchange exchange) throws IOException {
        Map<String, String> notice = read(exchange);
        if (!exchange.getRequestURI().getPath().equals("/notices")) {
            reply(exchange, 404, Map.of());
        } else if (checks.isDown()) {
            reply(exchange, 503, Map.of());
        } else if (!Notices.isComplete(notice)) {
            reply(exchange, 400, Map.of());
        } else {
            switch (checks.noticeBehaviour()) {
                case NORMAL -> reply(exchange, 200, Map.of("receipt", checks.takeOver(notice)));
                case LOSES_RECEIPTS -> {
                    checks.takeOver(notice);
                    reply(exchange, 502, Map.of());
                }
                case REFUSES -> reply(exchange, 422, Map.of("refusal", "REFUSED"));
            }
        }
    }

    /** What the platform asks; nothing is answered during an outage. */
    private void ask(String path, Function<Map<String, String>, Optional<Map<String, String>>> answer) {
        provider.createContext(path, exchange -> {
            if (checks.isDown()) {
                reply(exchange, 503, Map.of());
            } else {
                handle(exchange, path, answer);
            }
        });
    }

    private static void answer(
            HttpServer server, String path, Function<Map<String, String>, Optional<Map<String, String>>> answer) {
        server.createContext(path, exchange -> handle(exchange, path, answer));
    }

    private static void handle(
            HttpExchange exchange, String path, Function<Map<String, String>, Optional<Map<String, String>>> answer)
            throws IOException {
        Map<String, String> body = read(exchange);
        if (!exchange.getRequestURI().getPath().equals(path)) {
            reply(exchange, 404, Map.of());
            return;
        }
        Optional<Map<String, String>> found = answer.apply(body);
        reply(exchange, found.isPresent() ? 200 : 404, found.orElse(Map.of()));
    }

    private static Map<String, String> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return FlatJson.read(new String(body, StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, String> body) throws IOException {
        byte[] json = FlatJson.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try (exchange) {
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static HttpServer server(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }
}
