package cn.zhengxin.deploy.bureausimulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bureau's side of a query passport: whether a member's platform has signed for exactly this inquiry, a moment ago. The bureau
 * trusts public keys that were handed over beforehand, and nothing that a passport says of its own key or algorithm.
 */
final class PassportCheck {

    /** Why an inquiry is refused before it is one. */
    enum Refusal {
        MISSING,
        MALFORMED,
        UNKNOWN_KEY,
        SIGNATURE,
        /** Too old, or from the future. */
        TIME,
        /** Issued for another inquiry. */
        OTHER_INQUIRY,
        /** Presented before, for another inquiry. */
        USED
    }

    /** What came of looking at one. */
    sealed interface Verdict {
        /**
         * It holds.
         *
         * @param id under which it is remembered as used; empty where the bureau demands none
         */
        record Valid(String id) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final Pattern FORM = Pattern.compile("([\\w-]{1,512})\\.([\\w-]{1,4096})\\.([\\w-]{1,128})");
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Provider SM2 = new BouncyCastleProvider();
    private static final String SM2_CURVE_ORDER = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

    private final Map<String, PublicKey> keys;
    private final Clock clock;

    private PassportCheck(Map<String, PublicKey> keys, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.clock = clock;
    }

    /** A bureau that asks for no passports. */
    static PassportCheck none(Clock clock) {
        return new PassportCheck(Map.of(), clock);
    }

    /** Trusts every PEM block {@code PUBLIC KEY} (Ed25519 or SM2) of the file; there must be one. */
    static PassportCheck trusting(Path file, Clock clock) {
        try {
            var keys = new HashMap<String, PublicKey>();
            var blocks = PUBLIC_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            while (blocks.find()) {
                PublicKey key =
                        read(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(blocks.group(1))));
                keys.put(idOf(key), key);
            }
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("The file of passport keys holds no public key");
            }
            return new PassportCheck(keys, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The file of passport keys holds a key that is neither Ed25519 nor SM2", e);
        }
    }

    private static PublicKey read(X509EncodedKeySpec encoded) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(encoded);
        } catch (InvalidKeySpecException other) {
            PublicKey key = KeyFactory.getInstance("EC", SM2).generatePublic(encoded);
            if (key instanceof ECKey curved
                    && curved.getParams().getOrder().equals(new BigInteger(SM2_CURVE_ORDER, 16))) {
                return key;
            }
            throw new InvalidKeySpecException("neither Ed25519 nor SM2", other);
        }
    }

    private static String idOf(PublicKey key) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 0, 8);
    }

    boolean isDemanded() {
        return !keys.isEmpty();
    }

    /** Whether the inquiry may be made; the use of the passport is for the caller to note. */
    Verdict of(CreditReportRequest request) {
        if (!isDemanded()) {
            return new Verdict.Valid("");
        }
        if (request.passport().isEmpty()) {
            return new Verdict.Refused(Refusal.MISSING);
        }
        var parts = FORM.matcher(request.passport());
        if (!parts.matches()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        Optional<JsonNode> header = json(parts.group(1));
        Optional<JsonNode> claims = json(parts.group(2));
        if (header.isEmpty() || claims.isEmpty()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        PublicKey key = keys.get(header.get().path("kid").asString(""));
        // The key that was handed over says the algorithm; a header that says another is refused.
        if (key == null || !header.get().path("alg").asString("").equals(key instanceof ECKey ? "SM2" : "EdDSA")) {
            return new Verdict.Refused(Refusal.UNKNOWN_KEY);
        }
        if (!isSigned(parts.group(1) + "." + parts.group(2), parts.group(3), key)) {
            return new Verdict.Refused(Refusal.SIGNATURE);
        }
        return claimed(claims.get(), request);
    }

    private Verdict claimed(JsonNode claims, CreditReportRequest request) {
        String id = claims.path("jti").asString("");
        if (id.isEmpty()
                || !claims.path("iat").isIntegralNumber()
                || !claims.path("exp").isIntegralNumber()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (now.plus(TOLERANCE).isBefore(issued)
                || !now.isBefore(expires)
                || expires.isAfter(issued.plus(LONGEST_LIFE))) {
            return new Verdict.Refused(Refusal.TIME);
        }
        boolean meant = claims.path("aud").asString("").equals("credit-bureau")
                && claims.path("requestNumber").asString("").equals(request.requestNumber())
                && claims.path("institution").asString("").equals(request.institution())
                && claims.path("reason").asString("").equals(request.reason())
                && claims.path("reportType")
                        .asString("")
                        .equals(request.reportType().name());
        return meant ? new Verdict.Valid(id) : new Verdict.Refused(Refusal.OTHER_INQUIRY);
    }

    private static boolean isSigned(String text, String signature, PublicKey key) {
        try {
            var verifier =
                    key instanceof ECKey ? Signature.getInstance("SM3withSM2", SM2) : Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<JsonNode> json(String part) {
        try {
            return Optional.of(JSON.readTree(Base64.getUrlDecoder().decode(part)))
                    .filter(JsonNode::isObject);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
