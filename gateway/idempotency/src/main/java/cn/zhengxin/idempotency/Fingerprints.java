package cn.zhengxin.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography of kept answers. Everything comes from one key: without it, neither a scope nor a fingerprint can be
 * guessed from a dump (bodies have little entropy), nor an answer be read.
 */
final class Fingerprints {

    private static final int SHORTEST_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Fingerprints(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("zhengxin.idempotency.fingerprint-key has at least 32 bytes");
        }
        this.key = key.clone();
    }

    Scope scope(String account, String method, String path, String idempotencyKey) {
        Mac mac = mac("scope");
        for (String part : new String[] {account, method, path, idempotencyKey}) {
            update(mac, part);
        }
        return new Scope(mac.doFinal());
    }

    /** A running fingerprint of what is asked; finish it with {@link Mac#doFinal()}. */
    Mac payload(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return mac("payload");
        }
        Mac mac = mac("payload with query");
        update(mac, query);
        return mac;
    }

    /** Length first, so that no two sequences of parts look alike. */
    static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    byte[] seal(Scope scope, byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, scope, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", impossible);
        }
    }

    byte[] open(Scope scope, byte[] sealed) {
        try {
            byte[] nonce = new byte[NONCE];
            System.arraycopy(sealed, 0, nonce, 0, NONCE);
            return cipher(Cipher.DECRYPT_MODE, scope, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("A kept answer was altered, or belongs to another key", altered);
        }
    }

    private Cipher cipher(int mode, Scope scope, byte[] nonce) throws GeneralSecurityException {
        // A key per row: the answer opens under its own scope only.
        Mac derivation = mac("answer");
        derivation.update(scope.value());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derivation.doFinal(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private Mac mac(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            update(mac, use);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", impossible);
        }
    }
}
