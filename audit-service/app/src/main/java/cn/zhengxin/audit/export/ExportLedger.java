package cn.zhengxin.audit.export;

import cn.zhengxin.audit.inspection.Reader;
import cn.zhengxin.audit.inspection.ReadingTrail;
import cn.zhengxin.audit.ledger.Ledger;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.LedgerExportWriter;
import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.MerkleFrontier;
import cn.zhengxin.ledgerverifier.NodeId;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes out the ledger for the offline verifier (U3, U10). What is stored is written as it is: judging it is the verifier's part. */
@Component
class ExportLedger {

    private static final int RECORDS_AT_ONCE = 1000;

    private final ReadingTrail trail;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExportLedger(ReadingTrail trail, Ledger ledger, Clock clock, PlatformTransactionManager transactionManager) {
        this.trail = trail;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** What came of the request. */
    sealed interface Outcome {

        record Ready(Export export) implements Outcome {}

        record NoSuchRange() implements Outcome {}
    }

    /**
     * An export whose bounds are fixed.
     *
     * @param to exclusive; the size of a signed head
     * @param coversUntil every head signed until then is within; absent when the end was chosen
     */
    record Export(
            long from, long to, List<Hash> left, @Nullable Instant coversUntil) {
        Export {
            left = List.copyOf(left);
        }
    }

    /** Fixes the export's bounds, then records it; nothing of the ledger has been read by then. */
    Outcome handle(Reader reader, long fromSequence, @Nullable Long toSequence) {
        if (toSequence != null && toSequence < fromSequence) {
            return new Outcome.NoSuchRange();
        }
        Outcome outcome = transaction.execute(status -> bounds(fromSequence, toSequence));
        if (outcome instanceof Outcome.Ready(Export export)) {
            // The bounds as fixed, which lie within the ledger: a number as asked for could be a person's (N2).
            Map<String, Object> bounds = new TreeMap<>();
            bounds.put("fromSequence", export.from());
            if (export.to() > export.from()) {
                bounds.put("toSequence", export.to() - 1);
            }
            trail.record(reader, "AuditRecordsExported", "ledger", null, bounds);
        }
        return outcome;
    }

    private Outcome bounds(long from, @Nullable Long toSequence) {
        // While no append is under way, every head signed so far is stored.
        ledger.lockForReadingTheTip();
        Instant now = clock.instant();
        Optional<TreeHead> latest = ledger.latestHead();
        Optional<TreeHead> covering = toSequence == null ? Optional.empty() : ledger.headCovering(toSequence + 1);
        long to = covering.or(() -> latest).map(TreeHead::size).orElse(0L);
        if (from > to) {
            return new Outcome.NoSuchRange();
        }
        List<NodeId> cover = MerkleFrontier.coverOf(from);
        Map<NodeId, Hash> found = cover.isEmpty() ? Map.of() : ledger.read(new LinkedHashSet<>(cover));
        List<Hash> left = cover.stream().map(found::get).toList();
        return new Outcome.Ready(new Export(from, to, left, covering.isPresent() ? null : now));
    }

    /** Writes it piece by piece. */
    void write(Export export, Writer out) throws IOException {
        LedgerExportWriter writer = new LedgerExportWriter(out, export.from(), export.left(), export.coversUntil());
        Heads heads = new Heads(export);
        long position = export.from();
        while (true) {
            List<LedgerRecord> records = ledger.records(position, export.to(), RECORDS_AT_ONCE);
            for (LedgerRecord record : records) {
                // A head belongs after the record that completed its size, or where that record should have been.
                heads.writeUpTo(record.sequence(), writer);
                writer.record(record);
                position = record.sequence() + 1;
            }
            if (records.isEmpty()) {
                break;
            }
        }
        heads.writeUpTo(export.to(), writer);
        writer.end();
    }

    /** The heads within an export, read a few at a time. */
    private final class Heads {

        private static final int AT_ONCE = 500;

        private final long last;
        private final Deque<TreeHead> next = new ArrayDeque<>();
        private long read;

        Heads(Export export) {
            this.read = export.from();
            this.last = export.to();
        }

        void writeUpTo(long size, LedgerExportWriter writer) throws IOException {
            while (true) {
                if (next.isEmpty() && read < last) {
                    List<TreeHead> more = ledger.heads(read, last, AT_ONCE);
                    next.addAll(more);
                    read = more.isEmpty() ? last : more.getLast().size();
                }
                TreeHead head = next.peekFirst();
                if (head == null || head.size() > size) {
                    return;
                }
                writer.head(head);
                next.removeFirst();
            }
        }
    }
}
