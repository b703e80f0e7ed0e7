package cn.zhengxin.audit.ledger;

import cn.zhengxin.audit.completeness.ProducerProgress;
import cn.zhengxin.audit.completeness.ProducerProgresses;
import cn.zhengxin.audit.ingestion.IncomingEvent;
import cn.zhengxin.audit.ingestion.IncomingEvents;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.MerkleFrontier;
import cn.zhengxin.ledgerverifier.NodeId;
import cn.zhengxin.ledgerverifier.TreeHasher;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns waiting events into records: one transaction adds records, tree nodes and the signed head over them (U1, U3), so
 * that no record is ever without a head. It continues only from a head that it has verified; a row that somebody else
 * put into the tables is never signed.
 */
@Component
class AppendRecords {

    private final IncomingEvents incoming;
    private final Ledger ledger;
    private final ProducerProgresses progresses;
    private final LedgerKeys keys;
    private final LedgerProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    /** Where this process left off; only a shortcut, checked against the stored head each time. */
    private @Nullable Tip left;

    private record Tip(TreeHead head, List<Hash> subtrees) {}

    AppendRecords(
            IncomingEvents incoming,
            Ledger ledger,
            ProducerProgresses progresses,
            LedgerKeys keys,
            LedgerProperties properties,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.incoming = incoming;
        this.ledger = ledger;
        this.progresses = progresses;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    private record Appended(int taken, @Nullable Tip tip) {}

    /**
     * Appends one batch and returns how many events it took.
     *
     * @throws LedgerBroken when the stored ledger is not what was signed
     */
    synchronized int handle() {
        try {
            Appended appended = transaction.execute(status -> append());
            if (appended.tip() != null) {
                left = appended.tip();
            }
            return appended.taken();
        } catch (DuplicateKeyException occupied) {
            throw new LedgerBroken("the place of the next record is taken by one that was never signed", occupied);
        }
    }

    private Appended append() {
        ledger.lockForAppending();
        List<IncomingEvent> events = incoming.next(properties.batch());
        if (events.isEmpty()) {
            return new Appended(0, null);
        }
        List<UUID> ids = events.stream().map(IncomingEvent::eventId).toList();
        Set<UUID> known = ledger.recorded(ids);
        List<IncomingEvent> fresh = events.stream()
                .filter(event -> !known.contains(event.eventId()))
                .toList();
        Tip tip = fresh.isEmpty() ? null : append(fresh);
        incoming.remove(ids);
        return new Appended(events.size(), tip);
    }

    private Tip append(List<IncomingEvent> events) {
        Optional<TreeHead> latest = ledger.latestHead();
        MerkleFrontier frontier = frontier(latest);
        List<StoredRecord> records = new ArrayList<>(events.size());
        Map<NodeId, Hash> nodes = new LinkedHashMap<>();
        for (IncomingEvent event : events) {
            byte[] salt = new byte[TreeHasher.SALT_LENGTH];
            random.nextBytes(salt);
            StoredRecord stored = StoredRecord.of(frontier.size(), event, salt);
            frontier.append(stored.leafHash(), nodes::put);
            records.add(stored);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant time = latest.map(TreeHead::time).filter(now::isBefore).orElse(now);
        TreeHead head = keys.signer().sign(frontier.size(), frontier.root(), time);
        ledger.append(records, nodes, head);
        note(events, now);
        return new Tip(head, frontier.subtrees());
    }

    private MerkleFrontier frontier(Optional<TreeHead> latest) {
        Tip known = left;
        if (known != null && latest.filter(known.head()::equals).isPresent()) {
            return MerkleFrontier.of(known.head().size(), known.subtrees());
        }
        if (known != null
                && latest.map(TreeHead::size).orElse(0L) <= known.head().size()) {
            throw new LedgerBroken("the latest stored head is not the one signed last, of size "
                    + known.head().size());
        }
        return latest.map(head -> VerifiedTip.frontier(ledger, head, keys.trusted()))
                .orElseGet(MerkleFrontier::empty);
    }

    private void note(List<IncomingEvent> events, Instant now) {
        Map<String, List<IncomingEvent>> byProducer = events.stream()
                .collect(Collectors.groupingBy(IncomingEvent::producer, HashMap::new, Collectors.toList()));
        byProducer.forEach((producer, theirs) -> {
            ProducerProgress before = progresses.of(producer);
            ProducerProgress after = before;
            for (long sequence : theirs.stream()
                    .mapToLong(IncomingEvent::producerSequence)
                    .sorted()
                    .toArray()) {
                after = after.recorded(sequence, now);
            }
            progresses.save(before, after);
        });
    }
}
