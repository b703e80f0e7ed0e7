package cn.zhengxin.ledgerverifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys the verifier trusts, and nothing else. */
public final class TrustedKeys {

    /** Bytes of a key's identifier. */
    static final int ID_LENGTH = 8;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Map<String, PublicKey> keys;

    private TrustedKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    public static TrustedKeys of(PublicKey... keys) {
        Map<String, PublicKey> byId = new LinkedHashMap<>();
        for (PublicKey key : keys) {
            byId.put(idOf(key), key);
        }
        return new TrustedKeys(byId);
    }

    /** Reads a file of one or more PEM blocks {@code PUBLIC KEY} (X.509 SubjectPublicKeyInfo), all Ed25519. */
    public static TrustedKeys readPem(Path file) throws IOException {
        return ofPem(Files.readString(file, StandardCharsets.US_ASCII));
    }

    /** As {@link #readPem}; without a usable key an {@link IllegalArgumentException}. */
    public static TrustedKeys ofPem(String pem) {
        Matcher blocks = PEM.matcher(pem);
        Map<String, PublicKey> byId = new LinkedHashMap<>();
        while (blocks.find()) {
            try {
                byte[] encoded = Base64.getMimeDecoder().decode(blocks.group(1));
                PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
                byId.put(idOf(key), key);
            } catch (GeneralSecurityException unusable) {
                throw new IllegalArgumentException("the file holds a key that is not an Ed25519 public key", unusable);
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("the file holds no PEM block PUBLIC KEY");
        }
        return new TrustedKeys(byId);
    }

    /** The first 8 bytes, in hexadecimal, of the SHA-256 of the key's X.509 encoding. */
    public static String idOf(PublicKey key) {
        byte[] digest = TreeHasher.sha256().digest(key.getEncoded());
        return Hexadecimal.encode(Arrays.copyOf(digest, ID_LENGTH));
    }

    /** The PEM block of a key. */
    public static String pemOf(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The key of a text that must hold exactly one. */
    static PublicKey only(String pem) {
        TrustedKeys found = ofPem(pem);
        if (found.keys.size() != 1) {
            throw new IllegalArgumentException("the file holds more than one PEM block PUBLIC KEY");
        }
        return found.keys.values().iterator().next();
    }

    /** These keys and the others. */
    public TrustedKeys and(TrustedKeys others) {
        Map<String, PublicKey> all = new LinkedHashMap<>(keys);
        all.putAll(others.keys);
        return new TrustedKeys(all);
    }

    /** By their identifiers. */
    public Map<String, PublicKey> byId() {
        return Collections.unmodifiableMap(keys);
    }

    public Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }
}
