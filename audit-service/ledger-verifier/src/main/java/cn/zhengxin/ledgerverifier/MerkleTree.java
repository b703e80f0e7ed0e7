package cn.zhengxin.ledgerverifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A whole tree in memory, for trees of moderate size and for comparing other implementations with. Not thread-safe. */
public final class MerkleTree implements TreeNodes {

    private final Map<NodeId, Hash> nodes = new HashMap<>();
    private final MerkleFrontier frontier = MerkleFrontier.empty();

    public void append(Hash leaf) {
        frontier.append(leaf, nodes::put);
    }

    public long size() {
        return frontier.size();
    }

    public Hash root() {
        return frontier.root();
    }

    /** The root when the tree had {@code size} leaves. */
    public Hash root(long size) {
        return MerkleProofs.root(size, this);
    }

    public InclusionProof inclusionProof(long index, long size) {
        return MerkleProofs.inclusion(index, size, this);
    }

    public ConsistencyProof consistencyProof(long first, long second) {
        return MerkleProofs.consistency(first, second, this);
    }

    @Override
    public Map<NodeId, Hash> read(Set<NodeId> ids) {
        return nodes;
    }
}
