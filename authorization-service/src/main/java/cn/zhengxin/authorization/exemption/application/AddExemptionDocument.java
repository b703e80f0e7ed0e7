package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.digest.Sha256;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.evidence.FileFormat;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionProgress;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a scan of the authority's document (A16). Once somebody reviewed it, it is what it was. */
@Service
public class AddExemptionDocument {

    private final Exemptions exemptions;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public AddExemptionDocument(Exemptions exemptions, Outbox outbox, Clock clock) {
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    @Transactional
    public ExemptionChange handle(ExemptionId id, byte[] content, Requester requester) {
        var found =
                exemptions.findForChange(id).filter(stored -> ExemptionVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new ExemptionChange.Unknown();
        }
        var stored = found.get();
        if (!(stored.exemption() instanceof UnderReview underReview)
                || !underReview.progress().reviews().isEmpty()) {
            return new ExemptionChange.NotInThisState();
        }
        var format = FileFormat.of(content).filter(candidate -> candidate.suits(EvidenceKind.SIGNED_DOCUMENT));
        if (format.isEmpty()) {
            return new ExemptionChange.NotAccepted();
        }
        var document = new ExemptionDocument(
                identifiers.next(),
                format.get().mediaType(),
                content,
                Sha256.hexOf(content),
                requester.party().account(),
                clock.instant());
        exemptions.addDocument(id, document);
        var after = new UnderReview(
                underReview.facts(),
                new ExemptionProgress(true, List.of(), underReview.progress().report()));
        var kept = exemptions.replace(stored, after);
        outbox.append(ExemptionEvents.documentAdded(stored.facts(), document, requester));
        return new ExemptionChange.Changed(kept);
    }
}
