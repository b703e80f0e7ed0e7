package cn.zhengxin.deploy.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes the traces that services export (OTLP over HTTP) and keeps them as they come, a file for each service: what is in a
 * span's attributes stands in no log.
 */
final class TraceCollector implements AutoCloseable {

    private static final String PATH = "/traces/";

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private TraceCollector(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Listens on a port of the system's choice. */
    static TraceCollector into(Path folder) {
        try {
            Files.createDirectories(folder);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new TraceCollector(folder, server);
            server.createContext(PATH, collector::take);
            server.setExecutor(collector.threads);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service is started with so that every one of its spans comes here. */
    Map<String, String> settingsOf(String service) {
        return Map.of(
                "MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED",
                "true",
                "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                "1.0",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                endpointOf(service));
    }

    /** Where a process of that name sends its spans. */
    String endpointOf(String process) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + process;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] spans = exchange.getRequestBody().readAllBytes();
            String service = exchange.getRequestURI().getPath().substring(PATH.length());
            synchronized (this) {
                Files.write(
                        folder.resolve(service + ".otlp"), spans, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
