package cn.zhengxin.ledgerverifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds proofs from stored complete subtrees, reading O(log n) of them at once. RFC 9162, sections 2.1.3 and 2.1.4. */
public final class MerkleProofs {

    private MerkleProofs() {}

    /** That the leaf {@code index} is in the tree of the first {@code size} leaves. */
    public static InclusionProof inclusion(long index, long size, TreeNodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("the tree has no such leaf");
        }
        List<Range> path = new ArrayList<>();
        inclusionPath(index, new Range(0, size), path);
        return new InclusionProof(index, size, hashes(path, nodes));
    }

    /** That the tree of the first {@code first} leaves is the beginning of the tree of the first {@code second}. */
    public static ConsistencyProof consistency(long first, long second, TreeNodes nodes) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("the first tree is not within the second");
        }
        List<Range> path = new ArrayList<>();
        if (first > 0 && first < second) {
            consistencyPath(first, new Range(0, second), true, path);
        }
        return new ConsistencyProof(first, second, hashes(path, nodes));
    }

    /** The root of the tree of the first {@code size} leaves. */
    public static Hash root(long size, TreeNodes nodes) {
        if (size == 0) {
            return TreeHasher.emptyRoot();
        }
        return hashes(List.of(new Range(0, size)), nodes).getFirst();
    }

    private static void inclusionPath(long index, Range range, List<Range> path) {
        if (range.width() == 1) {
            return;
        }
        long middle = range.middle();
        Range left = new Range(range.from(), middle);
        Range right = new Range(middle, range.to());
        if (index < middle) {
            inclusionPath(index, left, path);
            path.add(right);
        } else {
            inclusionPath(index, right, path);
            path.add(left);
        }
    }

    private static void consistencyPath(long first, Range range, boolean wholeOfFirst, List<Range> path) {
        if (first == range.to()) {
            // The verifier knows the first root already, so it is left out where it stands for itself.
            if (!wholeOfFirst) {
                path.add(range);
            }
            return;
        }
        long middle = range.middle();
        Range left = new Range(range.from(), middle);
        Range right = new Range(middle, range.to());
        if (first <= middle) {
            consistencyPath(first, left, wholeOfFirst, path);
            path.add(right);
        } else {
            consistencyPath(first, right, false, path);
            path.add(left);
        }
    }

    private static List<Hash> hashes(List<Range> ranges, TreeNodes nodes) {
        Set<NodeId> ids = new LinkedHashSet<>();
        List<List<NodeId>> covers = new ArrayList<>();
        for (Range range : ranges) {
            List<NodeId> cover = range.cover();
            covers.add(cover);
            ids.addAll(cover);
        }
        Map<NodeId, Hash> found = ids.isEmpty() ? Map.of() : nodes.read(ids);
        List<Hash> hashes = new ArrayList<>();
        for (List<NodeId> cover : covers) {
            List<Hash> parts = new ArrayList<>();
            for (NodeId id : cover) {
                Hash hash = found.get(id);
                if (hash == null) {
                    throw new IllegalStateException("the tree has no node " + id);
                }
                parts.add(hash);
            }
            hashes.add(MerkleFrontier.fold(parts));
        }
        return hashes;
    }

    /** Leaves from … to, exclusive; {@code from} is always a multiple of the largest power of two below the width. */
    private record Range(long from, long to) {

        long width() {
            return to - from;
        }

        /** Splits at the largest power of two smaller than the width. */
        long middle() {
            return from + Long.highestOneBit(width() - 1);
        }

        List<NodeId> cover() {
            List<NodeId> cover = new ArrayList<>();
            long start = from;
            for (long rest = width(); rest > 0; ) {
                long width = Long.highestOneBit(rest);
                int level = Long.numberOfTrailingZeros(width);
                cover.add(new NodeId(level, start >> level));
                start += width;
                rest -= width;
            }
            return cover;
        }
    }
}
