package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.digest.Sha256;
import java.util.List;

/** The tree of RFC 9162 over SHA-256. */
final class Digests {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Digests() {}

    /** The root over these leaves, in this order; leaves and nodes are digested apart, so that none passes for the other. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.of();
        }
        if (leaves.size() == 1) {
            return Sha256.of(new byte[] {LEAF}, leaves.getFirst());
        }
        var split = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(new byte[] {NODE}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }
}
