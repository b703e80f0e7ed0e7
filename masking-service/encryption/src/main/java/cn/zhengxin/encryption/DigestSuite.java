package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A digest of 256 bits (N1). As text it is told with its name, {@code sm3:66c7…}, so that a reader knows what to compute. */
public enum DigestSuite {
    SHA_256("sha256", "SHA-256"),
    SM3("sm3", "SM3");

    private static final char SEPARATOR = ':';

    private final String label;
    private final String algorithm;

    DigestSuite(String label, String algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    /** 32 bytes. */
    public byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = this == SM3
                    ? MessageDigest.getInstance(algorithm, BouncyCastle.PROVIDER)
                    : MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the digest does not work here", broken);
        }
    }

    /** The digest with the name of its algorithm before it. */
    public String named(byte[]... parts) {
        return label + SEPARATOR + HexFormat.of().formatHex(digest(parts));
    }

    /**
     * Whether a text from {@link #named}, of whichever digest, is that of these bytes.
     *
     * @throws CipherRejected with {@code UNKNOWN_FORMAT} when it names no digest that is known here
     */
    public static boolean isOf(String named, byte[]... parts) {
        int end = named.indexOf(SEPARATOR);
        DigestSuite suite = Arrays.stream(values())
                .filter(one -> end > 0 && one.label.equals(named.substring(0, end)))
                .findAny()
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_FORMAT));
        return suite.named(parts).equals(named);
    }
}
