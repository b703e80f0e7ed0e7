package cn.zhengxin.query;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Batches of one running service, asked for over HTTP. */
final class BatchClient {

    static final String HEADING =
            "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber\n";
    private static final String BASE = "/api/v1/credit-query-batches";
    private static final String BOUNDARY = "----batch";

    private final Surroundings surroundings;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    BatchClient(Surroundings surroundings, int port) {
        this.surroundings = surroundings;
        this.port = port;
    }

    static String row(UUID authorization, SyntheticPerson person, int number) {
        return authorization + ",PERSONAL,LOAN_APPLICATION,LN-" + number + "," + person.name() + ",RESIDENT_ID,"
                + person.nationalId() + "\n";
    }

    String risk(String account, String employeeNumber) {
        return surroundings.issuer.staff(account, "B10001", employeeNumber, List.of("risk-officer"), "query-service");
    }

    String tang() {
        return risk("risk.tang", "E1009");
    }

    String luo() {
        return risk("risk.luo", "E1021");
    }

    HttpResponse<String> upload(String token, String key, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(BASE, token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .timeout(Duration.ofMinutes(1))
                .build());
    }

    HttpResponse<String> upload(String token, String file) {
        return upload(token, UUID.randomUUID().toString(), file.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> decide(String id, String token, String decision) {
        return surroundings.post(
                port, BASE + "/" + id + "/approval", token, UUID.randomUUID().toString(), Map.of("decision", decision));
    }

    HttpResponse<String> steer(String id, String token, String how) {
        return send(request(BASE + "/" + id + "/" + how, token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> steer(String id, String token, String how, String ifMatch) {
        return send(request(BASE + "/" + id + "/" + how, token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", ifMatch)
                .POST(BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> get(String path, String token) {
        return surroundings.get(port, BASE + path, token);
    }

    JsonNode batch(String id, String token) {
        return Surroundings.json(get("/" + id, token));
    }

    /** Line by line, while it comes. */
    HttpResponse<Stream<String>> progress(String id, String token, String lastEventId) {
        var request = request(BASE + "/" + id + "/progress", token).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
