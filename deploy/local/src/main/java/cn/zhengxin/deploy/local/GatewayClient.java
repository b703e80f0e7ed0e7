package cn.zhengxin.deploy.local;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls the API through the gateway as one person or system would. */
public final class GatewayClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

    private final String gatewayUrl;
    private final String token;

    /** Sends the token with every call. */
    public GatewayClient(String gatewayUrl, String token) {
        this.gatewayUrl = gatewayUrl;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param body missing when there was none or it was no JSON
     */
    public record Answer(int status, JsonNode body) {
        /** Never the body, which can hold anything. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** With a new idempotency key. */
    public Answer post(String path, Map<String, ?> body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    public Answer post(String path, String idempotencyKey, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** One file as multipart form data, with more fields beside it. */
    public Answer upload(String path, Map<String, String> fields, String fileName, String mediaType, byte[] content) {
        String boundary = "zhengxin-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n");
        body.writeBytes(content);
        write(body, "\r\n--" + boundary + "--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gatewayUrl + path))
                .timeout(LONGEST_ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = Http.send(request.build());
        return new Answer(answer.statusCode(), parsed(answer.body()));
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
