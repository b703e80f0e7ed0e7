package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.DigestSuite;
import cn.zhengxin.encryption.SignatureSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The key that passports are signed with, of the suite agreed with the bureau. It never prints. */
public final class PassportKeys {

    private static final int ID_BYTES = 8;

    private final SignatureSuite suite;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String id;
    private final SecureRandom random = new SecureRandom();

    private PassportKeys(SignatureSuite suite, PrivateKey privateKey, PublicKey publicKey) {
        this.suite = suite;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.id = HexFormat.of().formatHex(DigestSuite.SHA_256.digest(publicKey.getEncoded()), 0, ID_BYTES);
    }

    /**
     * Takes both halves.
     *
     * @throws IllegalArgumentException when they are not each other's, or not of the suite
     */
    public static PassportKeys of(SignatureSuite suite, PrivateKey privateKey, PublicKey publicKey) {
        var keys = new PassportKeys(suite, privateKey, publicKey);
        byte[] trial = "trial".getBytes(StandardCharsets.US_ASCII);
        try {
            if (!keys.isSigned(trial, keys.sign(trial))) {
                throw new IllegalArgumentException("The private and the public key are not a pair");
            }
        } catch (CipherRejected unusable) {
            throw new IllegalArgumentException("Not keys of " + suite, unusable);
        }
        return keys;
    }

    static PassportKeys read(Path file, SignatureSuite suite) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            return of(suite, suite.privateKey(block(pem, "PRIVATE KEY")), suite.publicKey(block(pem, "PUBLIC KEY")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (CipherRejected unusable) {
            throw new IllegalArgumentException("The passport signing key is not of " + suite, unusable);
        }
    }

    private static byte[] block(String pem, String kind) {
        var block = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("The passport signing key holds no PEM block " + kind);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    /** Names the key to whoever has the public half: the start of its SHA-256, whichever the suite. */
    String id() {
        return id;
    }

    /** How a passport's header calls the suite. */
    String algorithm() {
        return switch (suite) {
            case ED25519 -> "EdDSA";
            case SM2 -> "SM2";
        };
    }

    byte[] sign(byte[] text) {
        return suite.sign(privateKey, random, text);
    }

    boolean isSigned(byte[] text, byte[] signature) {
        return suite.verifies(publicKey, signature, text);
    }

    @Override
    public String toString() {
        return "PassportKeys[" + id + ", " + suite + "]";
    }
}
