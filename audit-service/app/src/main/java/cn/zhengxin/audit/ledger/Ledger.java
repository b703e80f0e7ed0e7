package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.NodeId;
import cn.zhengxin.ledgerverifier.TreeHead;
import cn.zhengxin.ledgerverifier.TreeNodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The stored ledger: what can be added to it, and what can be read. Nothing is ever changed or removed. */
public interface Ledger extends TreeNodes {

    /** Makes this transaction the only one that appends; a frozen holder loses its place after a few seconds. */
    void lockForAppending();

    /** Waits until no append is under way and keeps new ones away for the rest of the transaction. */
    void lockForReadingTheTip();

    /** Which of these events are recorded already. */
    Set<UUID> recorded(Collection<UUID> eventIds);

    void append(List<StoredRecord> records, Map<NodeId, Hash> nodes, TreeHead head);

    Optional<TreeHead> latestHead();

    Optional<TreeHead> headOfSize(long size);

    /** The smallest head of at least this size. */
    Optional<TreeHead> headCovering(long size);

    /** Heads of more than {@code after} and up to {@code upTo} records, by size. */
    List<TreeHead> heads(long after, long upTo, int most);

    /** Records from this sequence up to another, exclusive, in order. */
    List<LedgerRecord> records(long from, long to, int most);

    Optional<LedgerRecord> record(long sequence);

    Optional<Long> sequenceOf(UUID eventId);
}
