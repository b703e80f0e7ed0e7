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
    private final Outbox outbox;
    private final Clock clock;

    public ReadSealedDocument(Authorizations authorizations, EvidenceFiles evidenceFiles, Outbox outbox, Clock clock) {
        this.authorizations = authorizations;
        this.evidenceFiles = evidenceFiles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when unknown, not signed yet, destroyed, or not this requester's to see. */
    @Transactional
    public Optional<EvidenceFile> handle(AuthorizationId id, Requester requester) {
        var found = authorizations.find(id).filter(stored -> FileAccess.mayRead(requester, stored.facts()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var file = evidenceFiles.of(id).stream()
                .filter(item -> item.kind() == EvidenceKind.SEALED_DOCUMENT)
                .findFirst()
                .flatMap(item -> evidenceFiles.find(id, item.id()));
        file.ifPresent(opened -> outbox.append(AuthorizationEvents.read(
                        found.get().facts(), opened.item().kind().name(), requester, clock.instant())
                .with("evidenceId", opened.item().id().toString())));
        return file;
    }
}
