package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Master keys in the transit engine of a HashiCorp Vault: they never leave it, and each version of its key is one master key here,
 * {@code vault:NAME:v3}. A data key is what it encrypts, so that each sealing and each opening is one call; {@link #rewrap} moves a
 * data key to the newest version without its leaving the server.
 *
 * <p>Associated data are not sent: the engine does not take them when it re-wraps, and what is wrapped already names suite and data
 * key inside. Neither token nor key nor an answer's text stands in any refusal.
 */
public final class VaultTransitKeyProvider implements KeyProvider {

    private static final String PREFIX = "vault:";
    private static final Pattern CIPHERTEXT = Pattern.compile("vault:v([1-9][0-9]{0,8}):[A-Za-z0-9+/]+={0,2}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,1024}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final long LARGEST_ANSWER = 65_536;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final VaultTransitSettings settings;
    private final Supplier<String> token;
    private final HttpClient http;
    private final JsonMapper json = new JsonMapper();
    private volatile int latestVersion;

    private VaultTransitKeyProvider(VaultTransitSettings settings, Supplier<String> token, HttpClient http) {
        this.settings = settings;
        this.token = token;
        this.http = http;
    }

    /**
     * Asks for the key's newest version.
     *
     * @param token asked for at every call, so that it can be renewed by whoever holds it
     * @throws CipherRejected when the key is not there or cannot be reached
     */
    public static VaultTransitKeyProvider open(VaultTransitSettings settings, Supplier<String> token) {
        var http = HttpClient.newBuilder()
                .connectTimeout(settings.connectLimit())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var provider = new VaultTransitKeyProvider(settings, token, http);
        provider.refresh();
        return provider;
    }

    @Override
    public String currentKeyId() {
        return keyId(latestVersion);
    }

    @Override
    public boolean names(String keyId) {
        return keyId.startsWith(keyPrefix())
                && VERSION.matcher(keyId.substring(keyPrefix().length())).matches();
    }

    @Override
    public boolean holds(String keyId) {
        return names(keyId) && versionOf(keyId) <= latestVersion;
    }

    @Override
    public void refresh() {
        JsonNode data = data(call("keys", "GET", null));
        JsonNode latest = data.path("latest_version");
        if (!latest.isInt() || latest.intValue() < 1) {
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
        // Versions only grow; an answer that was overtaken on its way changes nothing.
        latestVersion = Math.max(latestVersion, latest.intValue());
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        int version = versionOf(keyId);
        String ciphertext = ciphertext(call(
                "encrypt",
                "POST",
                Map.of("plaintext", Base64.getEncoder().encodeToString(dataKey), "key_version", version)));
        if (writtenVersion(ciphertext) != version) {
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
        return ciphertext.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        JsonNode data = data(call("decrypt", "POST", Map.of("ciphertext", stored(keyId, wrapped))));
        try {
            return Base64.getDecoder().decode(data.path("plaintext").asString(""));
        } catch (IllegalArgumentException other) {
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
    }

    @Override
    public Optional<Rewrapped> rewrap(String keyId, byte[] wrapped) {
        String ciphertext = ciphertext(call("rewrap", "POST", Map.of("ciphertext", stored(keyId, wrapped))));
        int version = writtenVersion(ciphertext);
        latestVersion = Math.max(latestVersion, version);
        return Optional.of(new Rewrapped(keyId(version), ciphertext.getBytes(StandardCharsets.US_ASCII)));
    }

    private String keyPrefix() {
        return PREFIX + settings.keyName() + ":v";
    }

    private String keyId(int version) {
        return keyPrefix() + version;
    }

    private int versionOf(String keyId) {
        if (!names(keyId)) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        return Integer.parseInt(keyId.substring(keyPrefix().length()));
    }

    /** What is stored is the engine's own text; the version it tells and the one the record tells are the same. */
    private String stored(String keyId, byte[] wrapped) {
        int version = versionOf(keyId);
        if (wrapped.length == 0) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        String ciphertext = new String(wrapped, StandardCharsets.US_ASCII);
        var form = CIPHERTEXT.matcher(ciphertext);
        if (!form.matches() || Integer.parseInt(form.group(1)) != version) {
            throw new CipherRejected(Reason.ALTERED);
        }
        return ciphertext;
    }

    private String ciphertext(HttpResponse<byte[]> answer) {
        return data(answer).path("ciphertext").asString("");
    }

    private static int writtenVersion(String ciphertext) {
        var form = CIPHERTEXT.matcher(ciphertext);
        if (!form.matches()) {
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
        return Integer.parseInt(form.group(1));
    }

    private HttpResponse<byte[]> call(String operation, String method, @Nullable Map<String, Object> body) {
        var request = HttpRequest.newBuilder(URI.create(settings.address().getScheme() + "://"
                        + settings.address().getAuthority() + "/v1/" + settings.mount() + "/" + operation + "/"
                        + settings.keyName()))
                .timeout(settings.callLimit())
                .header("X-Vault-Token", soundToken())
                .header("X-Vault-Request", "true")
                .header("Accept", "application/json");
        String namespace = settings.namespace();
        if (namespace != null) {
            request.header("X-Vault-Namespace", namespace);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        }
        HttpResponse<byte[]> answer = answered(request.build());
        requireSuccess(operation, answer);
        return answer;
    }

    /** What is no token is not sent: the client would repeat it in its error. */
    private String soundToken() {
        String sound = token.get();
        if (!TOKEN.matcher(sound).matches()) {
            throw new CipherRejected(Reason.KEY_ACCESS_REFUSED);
        }
        return sound;
    }

    private HttpResponse<byte[]> answered(HttpRequest request) {
        // The request's own limit ends with the answer's head; this one is over the body as well.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(settings.callLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        } catch (TimeoutException | ExecutionException away) {
            answer.cancel(true);
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
    }

    private void requireSuccess(String operation, HttpResponse<byte[]> answer) {
        switch (answer.statusCode()) {
            case OK -> {
                return;
            }
            case BAD_REQUEST -> throw new CipherRejected(badRequest(operation, answer));
            case FORBIDDEN -> throw new CipherRejected(Reason.KEY_ACCESS_REFUSED);
            case NOT_FOUND -> throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
            case TOO_MANY_REQUESTS -> throw new CipherRejected(Reason.KEY_SERVICE_BUSY);
            case SERVICE_UNAVAILABLE ->
                throw new CipherRejected(
                        errors(answer).contains("sealed") ? Reason.KEY_SERVICE_SEALED : Reason.KEY_SERVICE_AWAY);
            default -> throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
    }

    /** The engine tells by text alone whether it lacks the key, keeps it from being used, or does not recognise what it was given. */
    private Reason badRequest(String operation, HttpResponse<byte[]> answer) {
        String errors = errors(answer);
        if (errors.contains("key not found") || errors.contains("too old") || errors.contains("policy not found")) {
            return Reason.UNKNOWN_MASTER_KEY;
        }
        return operation.equals("encrypt") ? Reason.KEY_SERVICE_AWAY : Reason.ALTERED;
    }

    /** For telling one refusal from another, and for nothing else: it is not passed on. */
    private String errors(HttpResponse<byte[]> answer) {
        try {
            return json.readTree(answer.body()).path("errors").toString();
        } catch (JacksonException other) {
            return "";
        }
    }

    private JsonNode data(HttpResponse<byte[]> answer) {
        try {
            return json.readTree(answer.body()).path("data");
        } catch (JacksonException other) {
            // Without the cause: it may show a piece of the answer.
            throw new CipherRejected(Reason.KEY_SERVICE_AWAY);
        }
    }
}
