package cn.zhengxin.ledgerverifier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** That a tree of {@code first} leaves is the beginning of a tree of {@code second} leaves. */
public record ConsistencyProof(long first, long second, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162, section 2.1.4.2, with the two ends it leaves out. False for every malformed or forged proof; never an exception. */
    public boolean verify(Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            // Every tree continues the empty one.
            return path.isEmpty() && firstRoot.equals(TreeHasher.emptyRoot());
        }
        Deque<Hash> rest = new ArrayDeque<>(path);
        if (Long.bitCount(first) == 1) {
            rest.addFirst(firstRoot);
        }
        if (rest.isEmpty()) {
            return false;
        }
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash ofFirst = rest.removeFirst();
        Hash ofSecond = ofFirst;
        for (Hash hash : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                ofFirst = TreeHasher.node(hash, ofFirst);
                ofSecond = TreeHasher.node(hash, ofSecond);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                ofSecond = TreeHasher.node(ofSecond, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && ofFirst.equals(firstRoot) && ofSecond.equals(secondRoot);
    }
}
