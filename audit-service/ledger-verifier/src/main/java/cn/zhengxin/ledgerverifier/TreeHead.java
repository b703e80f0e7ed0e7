package cn.zhengxin.ledgerverifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A signed statement: at {@code time} the ledger had {@code size} records with this root.
 *
 * @param keyId which key signed it, see {@link TrustedKeys#idOf}
 * @param signature Ed25519, 64 bytes in hexadecimal
 */
public record TreeHead(long size, Hash root, Instant time, String keyId, String signature) {

    private static final String CONTEXT = "zhengxin-ledger-tree-head/1";

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
        Hexadecimal.decode(keyId, TrustedKeys.ID_LENGTH);
        Hexadecimal.decode(signature, 64);
    }

    /** The bytes that are signed: five lines, each ended by a line feed. */
    public static byte[] signedBytes(long size, Hash root, Instant time, String keyId) {
        return (CONTEXT + "\n" + size + "\n" + root.toHex() + "\n" + time + "\n" + keyId + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether one of the trusted keys signed exactly this. */
    public boolean isSignedBy(TrustedKeys keys) {
        Optional<PublicKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key.get());
            ed25519.update(signedBytes(size, root, time, keyId));
            return ed25519.verify(Hexadecimal.decode(signature, 64));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** One line of a head file or an export, without the line end. */
    public String toLine() {
        return String.join("\t", "head", Long.toString(size), root.toHex(), time.toString(), keyId, signature);
    }

    /** Reads {@link #toLine()}; anything else is an {@link IllegalArgumentException}. */
    public static TreeHead ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 6 || !fields[0].equals("head")) {
            throw new IllegalArgumentException("not a tree head line");
        }
        return new TreeHead(Numbers.position(fields[1]), Hash.ofHex(fields[2]), time(fields[3]), fields[4], fields[5]);
    }

    /** Reads the members {@code size, root, time, keyId, signature}; others are left alone. */
    public static TreeHead ofJson(Map<?, ?> json) {
        if (json.get("size") instanceof Long size
                && json.get("root") instanceof String root
                && json.get("time") instanceof String time
                && json.get("keyId") instanceof String keyId
                && json.get("signature") instanceof String signature) {
            return new TreeHead(size, Hash.ofHex(root), time(time), keyId, signature);
        }
        throw new IllegalArgumentException("a tree head has size, root, time, keyId and signature");
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            // The signature covers the text, so only the one spelling is accepted.
            if (time.toString().equals(text)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("not a time in UTC", unreadable);
        }
        throw new IllegalArgumentException("not a time in its shortest form");
    }
}
