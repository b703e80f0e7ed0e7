package cn.zhengxin.query.specialgrant.application;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.specialgrant.model.GrantRequest;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** An officer asks to query out of the ordinary (Q3). */
@Component
public class RequestSpecialGrant {

    private final SpecialGrants grants;
    private final GrantJournal journal;
    private final PolicyBooks books;
    private final TransactionOperations transactions;
    private final Clock clock;

    public RequestSpecialGrant(
            SpecialGrants grants,
            GrantJournal journal,
            PolicyBooks books,
            TransactionOperations transactions,
            Clock clock) {
        this.grants = grants;
        this.journal = journal;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(GrantRequest request, Performer.Employee by) {
        var terms =
                books.inForceAt(clock.instant(), request.holder().institution()).termsOf("Q3");
        var limits = new GrantRequest.Limits(Duration.ofHours(terms.number("grantHours")), terms.number("grantUses"));
        var faults = request.faults(limits);
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults);
        }
        var requested = new SpecialGrant.Requested(request, 0);
        transactions.executeWithoutResult(transaction -> {
            grants.add(requested);
            journal.changed(requested, by, request.requestedAt());
        });
        return new Outcome.Requested(requested);
    }

    public sealed interface Outcome {

        record Requested(SpecialGrant.Requested grant) implements Outcome {}

        record Faulty(List<GrantRequest.Fault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
