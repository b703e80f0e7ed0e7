package cn.zhengxin.ledgerverifier;

/**
 * A complete subtree: the node {@code index} of {@code level} covers the leaves from {@code index << level} to
 * {@code (index + 1) << level} exclusive. Level 0 is the leaves.
 */
public record NodeId(int level, long index) {

    public NodeId {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no such node");
        }
    }
}
