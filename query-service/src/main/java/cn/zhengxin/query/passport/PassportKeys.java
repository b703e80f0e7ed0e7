package cn.zhengxin.query.passport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The Ed25519 key that passports are signed with. It never prints. */
public final class PassportKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String id;

    private PassportKeys(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.id = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded()), 0, ID_BYTES);
    }

    /**
     * Takes both halves.
     *
     * @throws IllegalArgumentException when they are not each other's
     */
    public static PassportKeys of(PrivateKey privateKey, PublicKey publicKey) {
        try {
            var keys = new PassportKeys(privateKey, publicKey);
            byte[] trial = "trial".getBytes(StandardCharsets.US_ASCII);
            if (!keys.isSigned(trial, keys.sign(trial))) {
                throw new IllegalArgumentException("The private and the public key are not a pair");
            }
            return keys;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("Not an Ed25519 key", unusable);
        }
    }

    static PassportKeys read(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            var factory = KeyFactory.getInstance(ALGORITHM);
            return of(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))),
                    factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unusable) {
            // Without the cause: its message may quote what was being read.
            throw new IllegalArgumentException("The passport signing key is not an Ed25519 key");
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

    /** Names the key to whoever has the public half: the start of its digest. */
    String id() {
        return id;
    }

    byte[] sign(byte[] text) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A passport cannot be signed", broken);
        }
    }

    boolean isSigned(byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "PassportKeys[" + id + "]";
    }
}
