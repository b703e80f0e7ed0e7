package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.digest.Sha256;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.evidence.FileFormat;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a scan or a recording with a draft (A1, A4). Once signed, the evidence is what it was; only a cross-border consent is added
 * later (A8).
 */
@Service
public class AddEvidence {

    private static final int MOST_FILES = 100;

    private final Authorizations authorizations;
    private final EvidenceFiles evidenceFiles;
    private final RecordSeal recordSeal;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public AddEvidence(
            Authorizations authorizations,
            EvidenceFiles evidenceFiles,
            RecordSeal recordSeal,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.evidenceFiles = evidenceFiles;
        this.recordSeal = recordSeal;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Added(EvidenceItem item) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotInThisState() implements Outcome {}

        /** The file is not of a form that suits its kind, or there are too many. */
        record NotAccepted() implements Outcome {}
    }

    @Transactional
    public Outcome handle(AddEvidenceCommand command) {
        var found = authorizations
                .findForChange(command.id())
                .filter(stored -> FileAccess.mayChange(command.requester(), stored.facts()));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var facts = found.get().facts();
        // A12: a sealed record is only read.
        if (!takes(command.kind(), found.get().authorization())
                || recordSeal.isOn(found.get().authorization())) {
            return new Outcome.NotInThisState();
        }
        var format = FileFormat.of(command.content()).filter(candidate -> candidate.suits(command.kind()));
        if (format.isEmpty() || evidenceFiles.of(facts.id()).size() >= MOST_FILES) {
            return new Outcome.NotAccepted();
        }
        var item = new EvidenceItem(
                new EvidenceId(identifiers.next()),
                facts.id(),
                command.kind(),
                format.get().mediaType(),
                command.content().length,
                Sha256.hexOf(command.content()),
                command.requester().party().account(),
                clock.instant());
        evidenceFiles.keep(new EvidenceFile(item, command.content()));
        outbox.append(AuthorizationEvents.evidenceAdded(facts, item, command.requester()));
        return new Outcome.Added(item);
    }

    /** A8: the cross-border consent is apart from the signing, so it comes after it, and only while there is something to transfer. */
    private boolean takes(EvidenceKind kind, CustomerAuthorization authorization) {
        return kind == EvidenceKind.CROSS_BORDER_CONSENT
                ? authorization instanceof Active && !authorization.hasExpired(clock.instant())
                : authorization instanceof Draft;
    }
}
