package cn.zhengxin.deploy.servers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RFC 6238 with the realm's parameters: SHA-1, six digits, thirty seconds. */
public final class OneTimePassword {
    private static final int PERIOD_SECONDS = 30;

    private OneTimePassword() {}

    /** The password of this moment; works for up to thirty seconds. */
    public static String now(String secret, Clock clock) {
        return of(secret, clock.instant().getEpochSecond());
    }

    static String of(String secret, long epochSecond) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(epochSecond / PERIOD_SECONDS)
                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            int code = (ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff) % 1_000_000;
            return String.format(Locale.ROOT, "%06d", code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
