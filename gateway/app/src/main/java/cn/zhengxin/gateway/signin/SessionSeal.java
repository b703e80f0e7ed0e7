package cn.zhengxin.gateway.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the gateway puts into Redis with AES-256-GCM. Who can read Redis reads no token there, and who can write it
 * cannot make the gateway unpack objects of their choice.
 */
final class SessionSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SessionSeal(SignInProperties properties) {
        byte[] root = properties.sessionKey() == null
                ? properties.clientSecret().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(properties.sessionKey());
        try {
            Mac derivation = Mac.getInstance("HmacSHA256");
            derivation.init(new SecretKeySpec(root, "HmacSHA256"));
            key = new SecretKeySpec(derivation.doFinal("session seal".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", impossible);
        }
    }

    byte[] seal(byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", impossible);
        }
    }

    /** Null for what was not sealed here. */
    byte @Nullable [] open(byte[] sealed) {
        if (sealed.length < NONCE) {
            return null;
        }
        try {
            byte[] nonce = new byte[NONCE];
            System.arraycopy(sealed, 0, nonce, 0, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException foreign) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
