package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the signed document, or another piece of evidence that is named. The access is on record first (A14). */
@Service
public class ReadDocument {

    private final Authorizations authorizations;
    private final EvidenceFiles evidenceFiles;
    private final FileOpening opening;
    private final Outbox outbox;
    private final Clock clock;

    public ReadDocument(
            Authorizations authorizations,
            EvidenceFiles evidenceFiles,
            FileOpening opening,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.evidenceFiles = evidenceFiles;
        this.opening = opening;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Empty when there is none, or it is not this requester's to see.
     *
     * @param evidence which piece; null for the first page of the signed document
     */
    @Transactional
    public Optional<EvidenceFile> handle(AuthorizationId id, @Nullable EvidenceId evidence, Requester requester) {
        return authorizations
                .find(id)
                .flatMap(stored ->
                        opening.of(stored, requester).flatMap(opened -> open(stored, opened, evidence, requester)));
    }

    private Optional<EvidenceFile> open(
            StoredAuthorization stored, FileOpening.Opened opened, @Nullable EvidenceId evidence, Requester requester) {
        var file = evidenceFiles.of(stored.id()).stream()
                .filter(item -> isAskedFor(item, evidence, requester))
                .findFirst()
                .flatMap(item -> evidenceFiles.find(stored.id(), item.id()));
        file.ifPresent(found -> outbox.append(
                AuthorizationEvents.read(stored.facts(), found.item().kind().name(), requester, clock.instant())
                        .with("evidenceId", found.item().id().toString())
                        .with("accessId", opened.accessId())));
        return file;
    }

    private static boolean isAskedFor(EvidenceItem item, @Nullable EvidenceId evidence, Requester requester) {
        var isSignedDocument = item.kind() == EvidenceKind.SIGNED_DOCUMENT;
        if (evidence == null) {
            return isSignedDocument;
        }
        // A subject downloads what the subject signed; the bank's own checks are not part of it.
        return item.id().equals(evidence)
                && (item.kind().isOfSubjectsCopy() || requester.party().kind() != PartyKind.SUBJECT);
    }
}
