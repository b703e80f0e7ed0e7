package cn.zhengxin.gateway.signin;

import cn.zhengxin.deploy.servers.TestIssuer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider's four addresses, where everybody who comes is already known. */
final class StubProvider implements AutoCloseable {

    private static final String REALM = "/realms/credit";
    private static final String PROTOCOL = REALM + "/protocol/openid-connect";

    final AtomicInteger renewals = new AtomicInteger();
    volatile boolean refusesRenewal;
    volatile boolean down;
    volatile long tokenLife = 600;
    volatile Map<String, Object> person = officer("2");

    private final TestIssuer signer = TestIssuer.start();
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();

    StubProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        server.createContext(PROTOCOL + "/auth", this::authorize);
        server.createContext(PROTOCOL + "/token", this::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static Map<String, Object> officer(String acr) {
        return Map.of(
                "sub", "0198a0de",
                "preferred_username", "officer.lin",
                "employee_number", "E1001",
                "institution", "B10001",
                "branch", "B10001-01",
                "aud", List.of("query-service", "dispute-service"),
                "acr", acr,
                "realm_access", Map.of("roles", List.of("query-officer")));
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + REALM;
    }

    /** For the gateway's own token; people's tokens come from the address of the sign-in. */
    String serviceTokenUri() {
        return signer.tokenUri();
    }

    String jwksUri() {
        return signer.jwksUri();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (down) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        String expected = "Basic "
                + Base64.getEncoder().encodeToString("gateway:a+secret+of+the+test".getBytes(StandardCharsets.UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        if ("refresh_token".equals(form.get("grant_type"))) {
            // As in the realm: a refresh token works once.
            if (refusesRenewal || refreshTokens.remove(form.get("refresh_token")) == null) {
                answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            renewals.incrementAndGet();
            answer(exchange, 200, tokens(null));
            return;
        }
        Map<String, String> request = codes.remove(form.getOrDefault("code", ""));
        if (request == null || !request.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, tokens(request.get("nonce")));
    }

    private String tokens(String nonce) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> access = new HashMap<>(person);
        access.put("iss", issuer());
        access.put("azp", "gateway");
        access.put("exp", now + tokenLife);
        String refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, true);
        String identity = "";
        if (nonce != null) {
            Map<String, Object> id = new HashMap<>(Map.of(
                    "sub",
                    "0198a0de",
                    "iss",
                    issuer(),
                    "aud",
                    "gateway",
                    "azp",
                    "gateway",
                    "typ",
                    "ID",
                    "nonce",
                    nonce));
            identity = ",\"id_token\":\"" + signer.token(id) + "\"";
        }
        return "{\"access_token\":\"" + signer.token(access) + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + tokenLife + ",\"refresh_token\":\"" + refresh + "\",\"scope\":\"openid\"" + identity + "}";
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
        signer.close();
    }
}
