package cn.zhengxin.ledgerverifier;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, written as 64 lower-case hexadecimal digits. */
public final class Hash {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A hash of these 32 bytes, which are copied. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes");
        }
        return new Hash(bytes.clone());
    }

    /** Reads 64 lower-case hexadecimal digits; anything else is an {@link IllegalArgumentException}. */
    public static Hash ofHex(String hex) {
        return new Hash(Hexadecimal.decode(hex, LENGTH));
    }

    /** Takes over an array that nobody else keeps. */
    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** A copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    public String toHex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
