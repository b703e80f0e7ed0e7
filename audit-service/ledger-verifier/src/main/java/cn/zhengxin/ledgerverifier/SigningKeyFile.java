package cn.zhengxin.ledgerverifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ledger's signing key: one file with two PEM blocks, {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC KEY}, both Ed25519. */
public final class SigningKeyFile {

    private static final Pattern PRIVATE_PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private SigningKeyFile() {}

    /** Makes a new key in a new file that only its owner can read, and returns the public half. */
    public static PublicKey create(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n"
                            + TrustedKeys.pemOf(pair.getPublic()));
            return pair.getPublic();
        } catch (GeneralSecurityException noEd25519) {
            throw new IllegalStateException("this JDK has no Ed25519", noEd25519);
        }
    }

    /** Reads both halves; when they are not each other's, or unreadable, an {@link IllegalArgumentException}. */
    public static KeyPair read(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        Matcher block = PRIVATE_PEM.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("the file holds no PEM block PRIVATE KEY");
        }
        PublicKey publicKey = TrustedKeys.only(pem);
        PrivateKey privateKey;
        try {
            privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the file holds no Ed25519 private key", unusable);
        }
        TreeHead trial = new TreeHeadSigner(privateKey, publicKey).sign(0, TreeHasher.emptyRoot(), Instant.EPOCH);
        if (!trial.isSignedBy(TrustedKeys.of(publicKey))) {
            throw new IllegalArgumentException("the private and the public key in the file are not a pair");
        }
        return new KeyPair(publicKey, privateKey);
    }
}
