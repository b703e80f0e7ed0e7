package cn.zhengxin.query;

import cn.zhengxin.deploy.identitychecksimulator.IdentityCheckSimulator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** The provider's simulator behind a door that can keep its answers to notices back. */
final class NoticeProvider {

    private final IdentityCheckSimulator simulator;
    private final HttpServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> addresses = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch open = new CountDownLatch(0);
    private final AtomicInteger keptBack = new AtomicInteger();

    private NoticeProvider() throws IOException {
        simulator = IdentityCheckSimulator.start(0, 0, Clock.systemUTC());
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", exchange -> {
            try (exchange) {
                addresses.add(exchange.getRequestURI().toString());
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String path = exchange.getRequestURI().getPath();
                HttpResponse<String> answer = send(simulator.port(), path, body);
                if (path.equals("/notices") && open.getCount() > 0) {
                    keptBack.incrementAndGet();
                    open.await();
                }
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.statusCode(), bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        door.start();
    }

    static NoticeProvider start() {
        try {
            return new NoticeProvider();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + door.getAddress().getPort();
    }

    /** From now on a notice is taken over, and nothing is answered until it is let go. */
    void keepAnswersBack() {
        open = new CountDownLatch(1);
    }

    void letGo() {
        open.countDown();
    }

    int keptBack() {
        return keptBack.get();
    }

    void behave(String mode) {
        control("/notice-behaviour", "{\"mode\":\"" + mode + "\"}");
    }

    void setDown(boolean down) {
        control("/outage", "{\"down\":" + down + "}");
    }

    /** What arrived at a phone; missing when nothing did. */
    JsonNode inbox(String phone) {
        HttpResponse<String> answer = control("/notices", "{\"phone\":\"" + phone + "\"}");
        return answer.statusCode() == 404 ? Surroundings.JSON.missingNode() : Surroundings.JSON.readTree(answer.body());
    }

    /** Every address that was asked, with its query. */
    Iterable<String> addresses() {
        return addresses;
    }

    private HttpResponse<String> control(String path, String body) {
        return send(simulator.controlPort(), path, body);
    }

    private HttpResponse<String> send(int port, String path, String body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
