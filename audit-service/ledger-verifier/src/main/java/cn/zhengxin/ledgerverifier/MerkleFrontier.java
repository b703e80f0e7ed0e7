package cn.zhengxin.ledgerverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The right edge of a tree: the hashes of the complete subtrees that cover its leaves, largest first, one for each bit
 * set in the size. It is all that is needed to append and to know the root.
 */
public final class MerkleFrontier {

    private final List<Hash> subtrees;
    private long size;

    private MerkleFrontier(long size, List<Hash> subtrees) {
        this.size = size;
        this.subtrees = subtrees;
    }

    public static MerkleFrontier empty() {
        return new MerkleFrontier(0, new ArrayList<>());
    }

    /** The edge of a tree of {@code size} leaves; as many subtrees as the size has bits set. */
    public static MerkleFrontier of(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("a tree of this size has another number of complete subtrees");
        }
        return new MerkleFrontier(size, new ArrayList<>(subtrees));
    }

    /** The complete subtrees that cover the first {@code size} leaves, largest first. */
    public static List<NodeId> coverOf(long size) {
        List<NodeId> cover = new ArrayList<>();
        long start = 0;
        for (int level = 62; level >= 0; level--) {
            long width = 1L << level;
            if ((size & width) != 0) {
                cover.add(new NodeId(level, start >> level));
                start += width;
            }
        }
        return cover;
    }

    public void append(Hash leaf) {
        append(leaf, (id, hash) -> {});
    }

    /** Appends a leaf and hands over every node that became complete, the leaf first. */
    public void append(Hash leaf, BiConsumer<NodeId, Hash> completed) {
        Hash hash = leaf;
        completed.accept(new NodeId(0, size), hash);
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = TreeHasher.node(subtrees.removeLast(), hash);
            level++;
            completed.accept(new NodeId(level, size >> level), hash);
        }
        subtrees.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** Largest first. */
    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    public Hash root() {
        return fold(subtrees);
    }

    static Hash fold(List<Hash> subtrees) {
        if (subtrees.isEmpty()) {
            return TreeHasher.emptyRoot();
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHasher.node(subtrees.get(i), root);
        }
        return root;
    }
}
