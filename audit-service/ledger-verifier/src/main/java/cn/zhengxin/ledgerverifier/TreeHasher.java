package cn.zhengxin.ledgerverifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions of RFC 9162, section 2.1: leaves are prefixed with 0x00, nodes with 0x01, so neither passes for the other. */
public final class TreeHasher {

    /** Length in bytes of the random salt of each record. */
    public static final int SALT_LENGTH = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private static final MessageDigest PROTOTYPE = prototype();

    private TreeHasher() {}

    /** The root of a tree without leaves. */
    public static Hash emptyRoot() {
        return Hash.owning(sha256().digest());
    }

    /** SHA-256(0x00 || input). */
    public static Hash leaf(byte[] input) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Hash.owning(digest.digest(input));
    }

    /** SHA-256(0x01 || left || right). */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.owning(digest.digest(right.bytes()));
    }

    /**
     * The leaf of a ledger record: SHA-256(0x00 || salt || SHA-256(canonical record)). The salt keeps a leaf hash from
     * being guessed back to a record by whoever sees only hashes.
     */
    public static Hash record(byte[] salt, byte[] canonicalRecord) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes");
        }
        MessageDigest digest = sha256();
        byte[] content = digest.digest(canonicalRecord);
        digest.update(LEAF);
        digest.update(salt);
        return Hash.owning(digest.digest(content));
    }

    /** As {@link #record(byte[], byte[])}, over the record's UTF-8 bytes. */
    public static Hash record(byte[] salt, String canonicalRecord) {
        return record(salt, canonicalRecord.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            // Cloning is cheaper than looking the algorithm up for each of millions of records.
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException cannotClone) {
            return prototype();
        }
    }

    private static MessageDigest prototype() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no SHA-256", everyJdkHasIt);
        }
    }
}
