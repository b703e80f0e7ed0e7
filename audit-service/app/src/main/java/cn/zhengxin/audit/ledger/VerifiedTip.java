package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.MerkleFrontier;
import cn.zhengxin.ledgerverifier.NodeId;
import cn.zhengxin.ledgerverifier.TreeHead;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The stored right edge of the tree, believed only if a signed head vouches for it. */
final class VerifiedTip {

    private VerifiedTip() {}

    static MerkleFrontier frontier(Ledger ledger, TreeHead head, TrustedKeys trusted) {
        if (!head.isSignedBy(trusted)) {
            throw new LedgerBroken("the stored head of size " + head.size() + " is not signed by the ledger's key");
        }
        List<NodeId> cover = MerkleFrontier.coverOf(head.size());
        Map<NodeId, Hash> found = ledger.read(new LinkedHashSet<>(cover));
        List<Hash> subtrees = new ArrayList<>();
        for (NodeId id : cover) {
            Hash hash = found.get(id);
            if (hash == null) {
                throw new LedgerBroken("the tree of the head of size " + head.size() + " is not complete");
            }
            subtrees.add(hash);
        }
        MerkleFrontier frontier = MerkleFrontier.of(head.size(), subtrees);
        if (!frontier.root().equals(head.root())) {
            throw new LedgerBroken("the stored tree does not give the signed root of size " + head.size());
        }
        return frontier;
    }
}
