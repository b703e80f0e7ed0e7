package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.audittrail.EventId;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.policy.UnmaskingLimits;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import cn.zhengxin.masking.unmasking.model.UnmaskingFault;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import cn.zhengxin.masking.unmasking.model.UnmaskingProposal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** M5: asks that named fields of one report be shown in full; nothing is, before another person says so. */
@Component
public class RequestUnmasking {

    private final Unmaskings unmaskings;
    private final UnmaskingLimits limits;
    private final FieldCatalogues catalogues;
    private final UnmaskingJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public RequestUnmasking(
            Unmaskings unmaskings,
            UnmaskingLimits limits,
            FieldCatalogues catalogues,
            UnmaskingJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.unmaskings = unmaskings;
        this.limits = limits;
        this.catalogues = catalogues;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Requested(Unmasking.Requested unmasking) implements Outcome {}

        /** Every fault is named with its field; nothing was kept. */
        record Faulty(List<UnmaskingFault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** Nothing bounds it. */
        record NoPolicyInForce() implements Outcome {}
    }

    public Outcome handle(UnmaskingProposal proposal, Person by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OptionalInt longest = limits.longestMinutesAt(now);
        if (longest.isEmpty()) {
            return new Outcome.NoPolicyInForce();
        }
        return switch (proposal.examine(catalogues, longest.getAsInt())) {
            case UnmaskingProposal.Examination.Faulty(var faults) -> new Outcome.Faulty(faults);
            case UnmaskingProposal.Examination.Sound(var fields) -> {
                var requested = new Unmasking.Requested(new Unmasking.Request(
                        new UnmaskingId(EventId.next().value()),
                        proposal.creditQueryId(),
                        proposal.reportType(),
                        fields,
                        proposal.minutes(),
                        proposal.reason(),
                        by.account(),
                        by.employeeNumber(),
                        by.institution(),
                        now));
                transactions.executeWithoutResult(transaction -> {
                    unmaskings.add(requested);
                    journal.append(new UnmaskingEvent.UnmaskingRequested(requested, by, now));
                });
                yield new Outcome.Requested(requested);
            }
        };
    }
}
