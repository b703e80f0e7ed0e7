package cn.zhengxin.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that notes what reaches it, and behaves as the address asks. */
public final class StubService implements AutoCloseable {

    /** What reached the service. */
    public record Received(String method, String path, String query, Headers headers, String body) {}

    private final String name;
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);
    private final AtomicInteger stalled = new AtomicInteger();
    private final AtomicInteger mostStalled = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private StubService(String name, HttpServer server) {
        this.name = name;
        this.server = server;
    }

    public static StubService start(String name) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubService stub = new StubService(name, server);
            server.createContext("/", stub::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return stub;
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers headers = new Headers();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key, List.copyOf(values)));
        String path = exchange.getRequestURI().getRawPath();
        received.add(new Received(
                exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery(), headers, body));
        exchange.getResponseHeaders().add("Set-Cookie", "stolen=1");
        exchange.getResponseHeaders().add("Server", "secret/1.0");
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if (path.endsWith("/slow")) {
            fallSilent();
            return;
        }
        if (path.endsWith("/stalled")) {
            stall();
        }
        if (path.endsWith("/progress")) {
            tellEvents(exchange);
            return;
        }
        if (path.endsWith("/broken")) {
            exchange.close();
            return;
        }
        if (path.endsWith("/half")) {
            breakOff(exchange);
            return;
        }
        int status = 200;
        String type = "application/json";
        String text = "{\"service\":\"" + name + "\",\"path\":\"" + path + "\"}";
        if (path.endsWith("/html")) {
            status = 500;
            type = "text/html";
            text = "<h1>java.lang.NullPointerException</h1>";
        } else if (path.endsWith("/problem")) {
            status = 503;
            type = "application/problem+json";
            text = "{\"code\":\"DEPENDENCY_UNAVAILABLE\",\"status\":503}";
        }
        if (path.endsWith("/document")) {
            exchange.getResponseHeaders().set("Repr-Digest", "sha-256=:AAAA:");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** No answer while the service lives: whoever called has to give up first. */
    private void fallSilent() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Promises a thousand bytes and dies after nine, as a killed process does. */
    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("{\"half\": \"".getBytes(StandardCharsets.UTF_8), 0, 9);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** The second event only when somebody has heard the first. */
    private void tellEvents(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            exchange.getResponseBody().write("id: 1\nevent: progress\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            if (heard.await(2, TimeUnit.SECONDS)) {
                exchange.getResponseBody().write("id: 2\nevent: end\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first event has arrived. */
    public void heard() {
        heard.countDown();
    }

    /** Answers when told to go on. */
    private void stall() {
        mostStalled.accumulateAndGet(stalled.incrementAndGet(), Math::max);
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            stalled.decrementAndGet();
        }
    }

    /** How many requests wait for the answer at present. */
    public int stalled() {
        return stalled.get();
    }

    /** How many ever waited at once. */
    public int mostStalled() {
        return mostStalled.get();
    }

    /** Nobody waits from now on. */
    public void goOn() {
        goOn.countDown();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    public Received last() {
        return received.getLast();
    }

    @Override
    public void close() {
        closed.countDown();
        goOn.countDown();
        server.stop(0);
    }
}
