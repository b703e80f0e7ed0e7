package cn.zhengxin.encryption;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as {@code vault-transit.json} has it, in the order in which a test names the exchanges, and notes what was asked. */
final class RecordedVault implements AutoCloseable {

    static final String TOKEN = "hvs.only-for-this-test";

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode exchanges;
    private final HttpServer server;
    private final Deque<JsonNode> next = new ArrayDeque<>();
    private final List<String> unexpected = new ArrayList<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private String namespace = "";
    private boolean silent;

    RecordedVault() throws IOException {
        try (InputStream recorded =
                Objects.requireNonNull(RecordedVault.class.getResourceAsStream("/vault-transit.json"))) {
            exchanges = JSON.readTree(recorded).path("exchanges");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What comes next, by the names in the file. */
    synchronized RecordedVault then(String... names) {
        for (String name : names) {
            if (exchanges.path(name).isMissingNode()) {
                throw new IllegalArgumentException(name);
            }
            next.add(exchanges.path(name));
        }
        return this;
    }

    /** From now on nobody is answered. */
    synchronized void fallSilent() {
        silent = true;
    }

    synchronized String namespace() {
        return namespace;
    }

    /** What was asked otherwise than the file has it, and what was not asked at all. */
    synchronized List<String> unexpected() {
        var all = new ArrayList<>(unexpected);
        next.forEach(left -> all.add("not asked: " + left.path("request").path("path")));
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode recorded;
        synchronized (this) {
            namespace = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"), "");
            if (silent) {
                recorded = JSON.missingNode();
            } else {
                recorded = next.isEmpty() ? JSON.createObjectNode() : next.remove();
                compare(exchange, body, recorded.path("request"));
            }
        }
        if (recorded.isMissingNode()) {
            awaitClosing();
        }
        byte[] answer = JSON.writeValueAsBytes(recorded.path("response").path("body"));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(recorded.path("response").path("status").asInt(500), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void compare(HttpExchange exchange, byte[] body, JsonNode request) {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))
                || !"true".equals(exchange.getRequestHeaders().getFirst("X-Vault-Request"))) {
            unexpected.add("headers");
        }
        if (request.isMissingNode()) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (!request.path("method").asString("").equals(exchange.getRequestMethod())
                || !request.path("path").asString("").equals(path)) {
            unexpected.add(exchange.getRequestMethod() + " " + path);
        }
        JsonNode told = body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        if (!told.equals(request.path("body"))) {
            unexpected.add(path + " " + told);
        }
    }

    private void awaitClosing() {
        try {
            silence.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
    }
}
