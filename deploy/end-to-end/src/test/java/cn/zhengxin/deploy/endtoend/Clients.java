package cn.zhengxin.deploy.endtoend;

import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.local.PlatformUnavailable;
import cn.zhengxin.deploy.local.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Everybody who talks to the platform through its gateway. What they did and what they were told is kept. */
final class Clients {

    /** The risk system's own client gets full values (M2): in the reports it is given, and nowhere else. */
    private static final String RISK_SYSTEM = "loan-origination";

    private static final Duration TOKEN_USE = Duration.ofMinutes(6);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String gateway;
    private final SignIn signIn;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, Supplier<String>> newcomers = new ConcurrentHashMap<>();
    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();

    private record Token(String value, long obtained) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    Clients(String gateway, SignIn signIn) {
        this.gateway = gateway;
        this.signIn = signIn;
    }

    List<ClientCall> calls() {
        return List.copyOf(calls);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    Answer post(String caller, String path, Object body) {
        return post(caller, path, body, newKey());
    }

    Answer post(String caller, String path, Object body, String key) {
        return send(
                caller,
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer postWithoutKey(String caller, String path, Object body) {
        return send(
                caller,
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer postWithoutToken(String path, Object body) {
        return send(
                "",
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", newKey())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** One file with a form field beside it. */
    Answer upload(String caller, String path, String kind, String mediaType, byte[] file) {
        String boundary = "----" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan\"\r\nContent-Type: "
                        + mediaType + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(
                caller,
                path,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Idempotency-Key", newKey())
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, file, tail))));
    }

    Answer get(String caller, String path) {
        return send(caller, path, request(path).GET());
    }

    /** A report in which the viewer was granted one kind of value in full, and nothing else. */
    Answer getUnmasked(String caller, String path, String kind) {
        return send(caller, path, request(path).GET(), kind);
    }

    /**
     * A request as careless clients send it, with personal data where none belongs. The address is kept as its template only: what
     * the client wrote into it is the client's doing, what becomes of it is not.
     *
     * @param caller empty for nobody
     * @param template an address with {@code {careless}} where the value is to stand
     * @param headers all of them beside the token
     */
    Answer careless(
            String caller, String method, String template, String value, Map<String, String> headers, byte[] body) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        var request = request(template.replace("{careless}", encoded));
        headers.forEach(request::header);
        return send(caller, template, request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(String caller, String path, HttpRequest.Builder builder) {
        return send(caller, path, builder, "");
    }

    private Answer send(String caller, String path, HttpRequest.Builder builder, String unmasked) {
        if (!caller.isEmpty()) {
            builder.header("Authorization", "Bearer " + tokenOf(caller));
        }
        HttpRequest request = builder.build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            var answer = new Answer(response.statusCode(), response.headers(), response.body());
            calls.add(new ClientCall(
                    caller,
                    request.method(),
                    path,
                    answer.status(),
                    answer.header("Content-Type"),
                    lines(answer.headers()),
                    answer.body(),
                    answer.header("Idempotency-Replayed").equals("true"),
                    answer.status() == 200 && caller.equals(RISK_SYSTEM) && isReport(path),
                    unmasked));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + path + " had no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static boolean isReport(String path) {
        return path.startsWith(RunningPlatform.QUERIES) && path.endsWith("/report");
    }

    private static String lines(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Somebody who is not of the local realm, and how they get a token. */
    void signsInBy(String caller, Supplier<String> token) {
        newcomers.put(caller, token);
    }

    private synchronized String tokenOf(String caller) {
        return Optional.ofNullable(tokens.get(caller))
                .filter(token -> System.nanoTime() - token.obtained() < TOKEN_USE.toNanos())
                .orElseGet(() -> obtained(caller))
                .value();
    }

    private Token obtained(String caller) {
        var fresh = new Token(
                newcomers.getOrDefault(caller, () -> signIn.tokenOf(caller)).get(), System.nanoTime());
        tokens.put(caller, fresh);
        return fresh;
    }

    /** Signs in anew when the last time is as long ago as that: while it is calm, for what comes when it is not. */
    synchronized void renew(String caller, Duration age) {
        var known = tokens.get(caller);
        if (known == null || System.nanoTime() - known.obtained() >= age.toNanos()) {
            // An identity provider whose database was just killed refuses, and after some refusals waits a minute.
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(20))
                    .atMost(Duration.ofMinutes(5))
                    .ignoreExceptionsInstanceOf(PlatformUnavailable.class)
                    .until(() -> !obtained(caller).value().isEmpty());
        }
    }

    /** Signs in now, so that the next request has not to. */
    void signIn(String caller) {
        String _ = tokenOf(caller);
    }

    /** The next request signs in anew, for example because roles have changed. */
    synchronized void forget(String caller) {
        tokens.remove(caller);
    }
}
