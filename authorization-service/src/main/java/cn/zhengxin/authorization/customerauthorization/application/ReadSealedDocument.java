package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the sealed document of an authorization. The access is on record first (A14). */
@Service
public class ReadSealedDocument {

    private final Authorizations authorizations;
    private final EvidenceFiles evidenceFiles;
    private final FileOpening opening;
    private final Outbox outbox;
    private final Clock clock;

    public ReadSealedDocument(
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

    /** Empty when unknown, not signed yet, destroyed, or not this requester's to see. */
    @Transactional
    public Optional<EvidenceFile> handle(AuthorizationId id, Requester requester) {
        return authorizations
                .find(id)
                .flatMap(stored -> opening.of(stored, requester).flatMap(opened -> open(stored, opened, requester)));
    }

    private Optional<EvidenceFile> open(StoredAuthorization stored, FileOpening.Opened opened, Requester requester) {
        var file = evidenceFiles.of(stored.id()).stream()
                .filter(item -> item.kind() == EvidenceKind.SEALED_DOCUMENT)
                .findFirst()
                .flatMap(item -> evidenceFiles.find(stored.id(), item.id()));
        file.ifPresent(found -> outbox.append(
                AuthorizationEvents.read(stored.facts(), found.item().kind().name(), requester, clock.instant())
                        .with("evidenceId", found.item().id().toString())
                        .with("accessId", opened.accessId())));
        return file;
    }
}
