package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.MerkleProofs;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the stored ledger with the head kept outside the database (U3). */
@Component
class CheckAgainstWitness {

    private final Ledger ledger;
    private final WitnessFolder witness;
    private final LedgerKeys keys;

    CheckAgainstWitness(Ledger ledger, WitnessFolder witness, LedgerKeys keys) {
        this.ledger = ledger;
        this.witness = witness;
        this.keys = keys;
    }

    LedgerState.State handle() {
        try {
            // In this order: the witness is never ahead of what was stored before it.
            Optional<TreeHead> kept = witness.latest();
            long stored = verifiedSize();
            if (kept.isPresent()) {
                compare(kept.get(), stored);
            }
            return new LedgerState.State.Sound();
        } catch (LedgerBroken broken) {
            return new LedgerState.State.Broken(String.valueOf(broken.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long verifiedSize() {
        return ledger.latestHead()
                .map(head -> VerifiedTip.frontier(ledger, head, keys.trusted()).size())
                .orElse(0L);
    }

    private void compare(TreeHead kept, long stored) {
        if (!kept.isSignedBy(keys.trusted())) {
            throw new LedgerBroken("the witness's head of size " + kept.size() + " is not signed by the ledger's key");
        }
        if (kept.size() > stored) {
            throw new LedgerBroken("the witness holds a head of " + kept.size() + " records, the database has only "
                    + stored + ": its tail was cut");
        }
        Hash root;
        try {
            root = MerkleProofs.root(kept.size(), ledger);
        } catch (IllegalStateException incomplete) {
            throw new LedgerBroken("the tree of the witness's head is not complete in the database", incomplete);
        }
        if (!root.equals(kept.root())) {
            throw new LedgerBroken("the database does not continue the witness's head of size " + kept.size()
                    + ": its history was rewritten");
        }
    }
}
