package cn.zhengxin.gateway.signin;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.encryption.ShortLivedSeal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the gateway puts into Redis (N1). Who can read Redis reads no token there, and who can write it cannot make the
 * gateway unpack objects of their choice.
 */
final class SessionSeal {

    private static final byte[] CONTEXT = "session seal".getBytes(StandardCharsets.UTF_8);

    private final ShortLivedSeal seal;

    SessionSeal(SignInProperties properties) {
        byte[] root = properties.sessionKey() == null
                ? properties.clientSecret().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(properties.sessionKey());
        // Of a length that fits, whatever the client's secret is.
        seal = new ShortLivedSeal(
                MacSuite.HMAC_SHA_256.mac(root, CONTEXT), properties.sessionSuite(), new SecureRandom());
    }

    byte[] seal(byte[] plain) {
        return seal.seal(plain, CONTEXT);
    }

    /** Null for what was not sealed here: whoever it was for signs in again. */
    byte @Nullable [] open(byte[] sealed) {
        try {
            return seal.open(sealed, CONTEXT);
        } catch (CipherRejected foreign) {
            return null;
        }
    }
}
