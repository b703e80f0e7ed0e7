package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.MerkleProofs;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proves that a record is in the ledger (U3, D7). */
@Component
public class ProveRecord {

    private final Ledger ledger;

    ProveRecord(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Proved(RecordProof proof) implements Outcome {}

        record NoSuchRecord() implements Outcome {}

        /** There is no head of that size that covers the record. */
        record NoSuchTree() implements Outcome {}
    }

    /**
     * Proves a record.
     *
     * @param treeSize size of the signed head to prove it in; null for the latest
     */
    public Outcome handle(long sequence, @Nullable Long treeSize) {
        Optional<LedgerRecord> record = ledger.record(sequence);
        if (record.isEmpty()) {
            return new Outcome.NoSuchRecord();
        }
        Optional<TreeHead> head = treeSize == null ? ledger.latestHead() : ledger.headOfSize(treeSize);
        if (head.isEmpty() || head.get().size() <= sequence) {
            return new Outcome.NoSuchTree();
        }
        return new Outcome.Proved(RecordProof.of(
                record.get(), MerkleProofs.inclusion(sequence, head.get().size(), ledger), head.get()));
    }

    public Outcome handle(UUID eventId) {
        return ledger.sequenceOf(eventId)
                .map(sequence -> handle(sequence, null))
                .orElseGet(Outcome.NoSuchRecord::new);
    }
}
