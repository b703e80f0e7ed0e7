package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens one file. The access is on record before anything is shown (A14). */
@Service
public class ReadAuthorization {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final EvidenceFiles evidenceFiles;
    private final FileOpening opening;
    private final Outbox outbox;
    private final Clock clock;

    public ReadAuthorization(
            Authorizations authorizations,
            Particulars particulars,
            EvidenceFiles evidenceFiles,
            FileOpening opening,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.evidenceFiles = evidenceFiles;
        this.opening = opening;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when unknown, or not this requester's to see. */
    @Transactional
    public Optional<AuthorizationFile> handle(AuthorizationId id, Requester requester) {
        return authorizations
                .find(id)
                .flatMap(stored -> opening.of(stored, requester).map(opened -> {
                    outbox.append(AuthorizationEvents.read(stored.facts(), "FILE", requester, clock.instant())
                            .with("accessId", opened.accessId()));
                    return new AuthorizationFile(
                            stored, particulars.of(id), evidenceFiles.of(id), particulars.remarksOn(id));
                }));
    }
}
