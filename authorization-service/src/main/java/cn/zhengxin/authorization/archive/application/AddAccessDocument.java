package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.digest.Sha256;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.evidence.FileFormat;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a scan of the outside authority's document (A14), until somebody decided on it. */
@Service
public class AddAccessDocument {

    private final ArchiveAccesses accesses;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public AddAccessDocument(ArchiveAccesses accesses, Outbox outbox, Clock clock) {
        this.accesses = accesses;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    @Transactional
    public AccessChange handle(ArchiveAccessId id, byte[] content, Requester requester) {
        var found = accesses.findForChange(id)
                .filter(stored -> stored.facts()
                        .requestedBy()
                        .account()
                        .equals(requester.party().account()));
        if (found.isEmpty()) {
            return new AccessChange.Unknown();
        }
        var stored = found.get();
        if (!(stored.access() instanceof PendingAccess pending)
                || pending.facts().kind() != AccessKind.AUTHORITY
                || !pending.decisions().isEmpty()) {
            return new AccessChange.NotInThisState();
        }
        var format = FileFormat.of(content).filter(candidate -> candidate.suits(EvidenceKind.SIGNED_DOCUMENT));
        if (format.isEmpty()) {
            return new AccessChange.NotAccepted();
        }
        var document = new AccessDocument(
                identifiers.next(),
                format.get().mediaType(),
                content,
                Sha256.hexOf(content),
                requester.party().account(),
                clock.instant());
        accesses.addDocument(stored, document);
        var kept = accesses.replace(stored, new PendingAccess(pending.facts(), List.of(), true));
        outbox.append(AccessEvents.documentAdded(stored.facts(), document, requester));
        return new AccessChange.Changed(kept);
    }
}
