package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidencebundle.EvidenceBundle;
import cn.zhengxin.authorization.evidencebundle.EvidenceBundles;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens what proves a signing. The access is on record first (A14). */
@Service
public class ReadEvidenceBundle {

    private final Authorizations authorizations;
    private final EvidenceBundles bundles;
    private final FileOpening opening;
    private final Outbox outbox;
    private final Clock clock;

    public ReadEvidenceBundle(
            Authorizations authorizations, EvidenceBundles bundles, FileOpening opening, Outbox outbox, Clock clock) {
        this.authorizations = authorizations;
        this.bundles = bundles;
        this.opening = opening;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when unknown, not signed yet, or not this requester's to see. */
    @Transactional
    public Optional<EvidenceBundle> handle(AuthorizationId id, Requester requester) {
        return authorizations
                .find(id)
                .flatMap(stored -> opening.of(stored, requester).flatMap(opened -> open(stored, opened, requester)));
    }

    private Optional<EvidenceBundle> open(StoredAuthorization stored, FileOpening.Opened opened, Requester requester) {
        var bundle = bundles.of(stored.id());
        bundle.ifPresent(_ ->
                outbox.append(AuthorizationEvents.read(stored.facts(), "EVIDENCE_BUNDLE", requester, clock.instant())
                        .with("accessId", opened.accessId())));
        return bundle;
    }
}
