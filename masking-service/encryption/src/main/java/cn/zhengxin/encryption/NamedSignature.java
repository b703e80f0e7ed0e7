package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The layout of a signature: version, suite, length and text of the key's id, and what the algorithm gave. */
final class NamedSignature {

    private static final byte VERSION = 1;
    private static final int FIXED = 3;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final byte[] header;
    private final SignatureSuite suite;
    private final String keyId;
    private final byte[] signed;

    private NamedSignature(byte[] header, SignatureSuite suite, String keyId, byte[] signed) {
        this.header = header;
        this.suite = suite;
        this.keyId = keyId;
        this.signed = signed;
    }

    static void requireName(String keyId) {
        if (!NAME.matcher(keyId).matches()) {
            throw new IllegalArgumentException("Not the name of a key");
        }
    }

    /** What stands before the signature, and is signed with the message: neither suite nor key can be exchanged. */
    static byte[] header(SignatureSuite suite, String keyId) {
        byte[] name = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED + name.length)
                .put(VERSION)
                .put(suite.code())
                .put((byte) name.length)
                .put(name)
                .array();
    }

    static NamedSignature parse(byte[] bytes) {
        if (bytes.length < FIXED) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        if (bytes[0] != VERSION) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        SignatureSuite suite = SignatureSuite.of(bytes[1]);
        int end = FIXED + Byte.toUnsignedInt(bytes[2]);
        if (bytes.length <= end) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        return new NamedSignature(
                Arrays.copyOf(bytes, end),
                suite,
                new String(bytes, FIXED, end - FIXED, StandardCharsets.US_ASCII),
                Arrays.copyOfRange(bytes, end, bytes.length));
    }

    byte[] header() {
        return header;
    }

    SignatureSuite suite() {
        return suite;
    }

    String keyId() {
        return keyId;
    }

    byte[] signed() {
        return signed;
    }
}
