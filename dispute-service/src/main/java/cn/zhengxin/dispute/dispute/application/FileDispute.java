package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.dispute.deadline.DeadlinePolicies;
import cn.zhengxin.dispute.dispute.application.FilingRules.Complete;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeDetails;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.FiledBy;
import cn.zhengxin.dispute.requester.Requester;
import cn.zhengxin.dispute.subjectrights.QueriesOnSubject;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.FieldProblem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Receives a dispute from the person concerned, or from a handler on that person's behalf (D1, D2). */
@Service
public class FileDispute {

    private final Disputes disputes;
    private final DeadlinePolicies policies;
    private final SubjectReferences references;
    private final Outbox outbox;
    private final QueriesOnSubject queries;
    private final TransactionOperations transaction;
    private final Clock clock;

    FileDispute(
            Disputes disputes,
            DeadlinePolicies policies,
            SubjectReferences references,
            QueriesOnSubject queries,
            Outbox outbox,
            TransactionOperations transaction,
            Clock clock) {
        this.disputes = disputes;
        this.policies = policies;
        this.references = references;
        this.outbox = outbox;
        this.queries = queries;
        this.transaction = transaction;
        this.clock = clock;
    }

    public FilingOutcome handle(FileDisputeCommand command) {
        return switch (FilingRules.check(command, clock.instant())) {
            case FilingRules.Failed failed -> new FilingOutcome.Incomplete(failed.problems());
            case FilingRules.Passed passed -> receive(command, passed.complete());
        };
    }

    private FilingOutcome receive(FileDisputeCommand command, Complete complete) {
        var requester = command.requester();
        if (requester instanceof Requester.Handler handler
                && !handler.institution().equals(complete.institution())) {
            return new FilingOutcome.ForeignInstitution();
        }
        var filer = filer(requester);
        // A crash after the commit and before the answer must not make a second dispute out of the retry.
        var earlier = disputes.filedBy(filer, command.idempotencyKey());
        if (earlier.isPresent()) {
            return new FilingOutcome.Received(earlier.get());
        }
        var subject = subjectReference(requester, complete);
        // Another service is asked before the transaction begins: no connection waits for it.
        if (complete.queryId() != null && !made(complete.queryId(), subject, complete.institution())) {
            // One answer for a query on somebody else, by somebody else or of nobody: which of them it is stays untold.
            return new FilingOutcome.Incomplete(List.of(
                    new FieldProblem("queryId", "is not a query that this institution made on the person concerned")));
        }
        return Objects.requireNonNull(transaction.execute(status -> receive(command, complete, filer, subject)));
    }

    private boolean made(UUID query, String subject, String institution) {
        return queries.of(subject).stream()
                .anyMatch(one -> one.id().equals(query) && one.institution().equals(institution));
    }

    private FilingOutcome receive(FileDisputeCommand command, Complete complete, FiledBy filer, String subject) {
        var requester = command.requester();
        var itemPath = complete.itemPath();
        if (itemPath != null && disputes.openOn(subject, complete.institution(), itemPath)) {
            return new FilingOutcome.AlreadyOpen();
        }
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var policy = policies.effectiveAt(receivedAt);
        var details = new DisputeDetails(
                DisputeId.next(),
                subject,
                complete.institution(),
                complete.businessType(),
                complete.queryId(),
                complete.itemPath(),
                complete.period(),
                filer,
                receivedAt,
                policy.dueDate(receivedAt),
                policy.version(),
                complete.files().stream().map(EvidenceFile::evidence).toList());
        var dispute = new Dispute.Filed(details, 1);
        disputes.add(dispute, command.idempotencyKey(), complete.statement(), complete.files());
        outbox.append(DisputeEvents.filed(
                dispute, complete.statement().agent() != null, requester.actor(), requester.origin()));
        return new FilingOutcome.Received(dispute);
    }

    private String subjectReference(Requester requester, Complete complete) {
        return switch (requester) {
            case Requester.Subject subject -> subject.subjectReference();
            case Requester.Handler _ -> {
                var document = complete.subject();
                if (document == null) {
                    throw new IllegalStateException("a complete dispute filed by staff names its subject");
                }
                yield references.referenceOf(document.type().name(), document.number());
            }
        };
    }

    private static FiledBy filer(Requester requester) {
        return switch (requester) {
            case Requester.Subject subject -> new FiledBy(FiledBy.Kind.SUBJECT, subject.subjectReference());
            case Requester.Handler handler -> new FiledBy(FiledBy.Kind.HANDLER, handler.account());
        };
    }
}
