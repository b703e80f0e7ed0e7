package cn.zhengxin.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Scopes and fingerprints of requests. Without the key neither can be guessed from a dump: bodies have little entropy.
 */
final class Fingerprints {

    private static final int SHORTEST_KEY = 32;

    private final byte[] key;

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
