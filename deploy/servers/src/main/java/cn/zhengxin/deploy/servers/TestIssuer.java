package cn.zhengxin.deploy.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the identity provider in the services' own tests: publishes a key set and signs (PS256) access tokens of
 * the shape that the realm {@code credit} gives. Only tests have it; no production jar can sign a token.
 */
public final class TestIssuer implements AutoCloseable {
    private static final long LIFETIME_SECONDS = 600;
    private static final String PATH = "/realms/credit";
    private static final String CERTS = PATH + "/protocol/openid-connect/certs";

    private final HttpServer server;
    private final Clock clock;
    private volatile SigningKey key;

    private TestIssuer(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.key = SigningKey.generate();
    }

    public static TestIssuer start() {
        return start(Clock.systemUTC());
    }

    /** Signs with times of the given clock. */
    public static TestIssuer start(Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server, clock);
            server.createContext(CERTS, exchange -> {
                byte[] body = Json.write(Map.of("keys", List.of(issuer.key.publicJwk())))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext(PATH + "/protocol/openid-connect/token", exchange -> {
                String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] body = Json.write(Map.of(
                                "access_token",
                                issuer.service(
                                        clientOf(exchange.getRequestHeaders().getFirst("Authorization"), form)),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                LIFETIME_SECONDS))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clientOf(@Nullable String authorization, String form) {
        if (authorization != null && authorization.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            return pair.substring(0, pair.indexOf(':'));
        }
        for (String field : form.split("&", -1)) {
            if (field.startsWith("client_id=")) {
                return field.substring("client_id=".length());
            }
        }
        return "unknown";
    }

    /** What {@code zhengxin.identity.issuer} is set to. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /** What {@code zhengxin.identity.jwks-uri} is set to. */
    public String jwksUri() {
        return "http://localhost:" + server.getAddress().getPort() + CERTS;
    }

    /** Hands out a service token to any client; what {@code zhengxin.identity.token-uri} is set to. */
    public String tokenUri() {
        return issuer() + "/protocol/openid-connect/token";
    }

    /** Someone of a bank's staff who signed in with two factors. */
    public String staff(
            String account, String institution, String employeeNumber, List<String> roles, String... audience) {
        Map<String, Object> claims = person(account, roles, audience);
        claims.put("acr", "2");
        claims.put("institution", institution);
        claims.put("branch", institution + "-01");
        claims.put("employee_number", employeeNumber);
        return token(claims);
    }

    /** Another system's own token, by client credentials. */
    public String system(String client, @Nullable String institution, List<String> roles, String... audience) {
        Map<String, Object> claims = client(client, roles, audience);
        if (institution != null) {
            claims.put("institution", institution);
        }
        return token(claims);
    }

    /** A person whose report it is, signed in with one factor. */
    public String customer(String account, String subjectReference, String... audience) {
        Map<String, Object> claims = person(account, List.of("customer"), audience);
        claims.put("acr", "1");
        claims.put("subject_reference", subjectReference);
        return token(claims);
    }

    /** One of the platform's services calling another; without an audience it may call all of them. */
    public String service(String name, String... audience) {
        String[] effective = audience.length > 0
                ? audience
                : new String[] {
                    "authorization-service", "query-service", "masking-service", "dispute-service", "audit-service"
                };
        return token(client(name, List.of("service"), effective));
    }

    private static Map<String, Object> person(String account, List<String> roles, String... audience) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subjectOf(account));
        claims.put("preferred_username", account);
        claims.put("azp", "gateway");
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("aud", List.of(audience));
        claims.put("realm_access", Map.of("roles", roles));
        return claims;
    }

    private static Map<String, Object> client(String client, List<String> roles, String... audience) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subjectOf(client));
        claims.put("preferred_username", "service-account-" + client);
        claims.put("azp", client);
        claims.put("client_id", client);
        claims.put("acr", "1");
        claims.put("aud", List.of(audience));
        claims.put("realm_access", Map.of("roles", roles));
        return claims;
    }

    private static String subjectOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A signed token of these claims; issuer, times, id and type are added unless given. A null value leaves one out. */
    public String token(Map<String, ? extends @Nullable Object> claims) {
        return token(Map.of(), claims);
    }

    /** As {@link #token(Map)}, with header members put over the usual ones: for forged and odd tokens. */
    public String token(
            Map<String, ? extends @Nullable Object> header, Map<String, ? extends @Nullable Object> claims) {
        SigningKey current = key;
        long now = clock.instant().getEpochSecond();
        Map<String, @Nullable Object> wholeHeader = new LinkedHashMap<>();
        wholeHeader.put("alg", "PS256");
        wholeHeader.put("typ", "JWT");
        wholeHeader.put("kid", current.id());
        wholeHeader.putAll(header);
        Map<String, @Nullable Object> wholeClaims = new LinkedHashMap<>();
        wholeClaims.put("exp", now + LIFETIME_SECONDS);
        wholeClaims.put("iat", now);
        wholeClaims.put("jti", UUID.randomUUID().toString());
        wholeClaims.put("iss", issuer());
        wholeClaims.put("typ", "Bearer");
        wholeClaims.putAll(claims);
        String signed = base64(Json.write(wholeHeader)) + "." + base64(Json.write(wholeClaims));
        return signed + "." + current.sign(signed);
    }

    /** From now on signs with another key; the key set holds only the new one. */
    public void rotateKey() {
        key = SigningKey.generate();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record SigningKey(String id, KeyPair pair) {
        static SigningKey generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Map<String, Object> publicJwk() {
            RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
            Map<String, Object> jwk = new LinkedHashMap<>();
            jwk.put("kty", "RSA");
            jwk.put("use", "sig");
            jwk.put("alg", "PS256");
            jwk.put("kid", id);
            jwk.put("n", base64(unsigned(publicKey.getModulus())));
            jwk.put("e", base64(unsigned(publicKey.getPublicExponent())));
            return jwk;
        }

        String sign(String text) {
            try {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                signature.initSign(pair.getPrivate());
                signature.update(text.getBytes(StandardCharsets.US_ASCII));
                return base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] unsigned(BigInteger number) {
            byte[] bytes = number.toByteArray();
            return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        }
    }
}
