package cn.zhengxin.authorization.evidencebundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, and the tree of RFC 9162 over it. */
final class Digests {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Digests() {}

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** The root over these leaves, in this order; leaves and nodes are digested apart, so that none passes for the other. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return sha256(new byte[] {LEAF}, leaves.getFirst());
        }
        var split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {NODE}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }
}
