package cn.zhengxin.authorization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers see it. */
public final class Api {

    public static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;

    public Api(String base) {
        this.base = base;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, Map<String, String> headers, String body, byte[] bytes) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text(String field) {
            return json().path(field).asString();
        }
    }

    public Answer get(String token, String path) {
        return send(request(token, path).GET());
    }

    /** With a key of its own. */
    public Answer post(String token, String path, Object body) {
        return post(token, path, UUID.randomUUID().toString(), body);
    }

    public Answer post(String token, String path, String idempotencyKey, Object body) {
        return send(request(token, path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(body))));
    }

    public Answer post(String token, String path, Map<String, String> headers, Object body) {
        var request = request(token, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(body)));
        headers.forEach(request::header);
        return send(request);
    }

    public Answer postEmpty(String token, String path) {
        return send(request(token, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer delete(String token, String path) {
        return send(request(token, path).DELETE());
    }

    public Answer put(String token, String path, Object body) {
        return send(request(token, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
    }

    public Answer upload(String token, String path, String kind, byte[] content) {
        var boundary = "part-" + UUID.randomUUID();
        var out = new ByteArrayOutputStream();
        write(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n");
        write(
                out,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n");
        out.writeBytes(content);
        write(out, "\r\n--" + boundary + "--\r\n");
        return send(request(token, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray())));
    }

    /** Parts by name, in this order; one called "file" or "scan" has a file's name. */
    public Answer uploadParts(String token, String path, List<Map.Entry<String, byte[]>> parts) {
        var boundary = "part-" + UUID.randomUUID();
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            var isFile = List.of("file", "scan").contains(part.getKey());
            write(
                    out,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\""
                            + (isFile ? "; filename=\"scan\"" : "") + "\r\n\r\n");
            out.writeBytes(part.getValue());
            write(out, "\r\n");
        }
        write(out, "--" + boundary + "--\r\n");
        return send(request(token, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray())));
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private HttpRequest.Builder request(String token, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(
                    response.statusCode(),
                    headers,
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
