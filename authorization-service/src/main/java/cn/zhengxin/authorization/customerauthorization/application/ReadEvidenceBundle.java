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
    private final Outbox outbox;
    private final Clock clock;

    public ReadEvidenceBundle(Authorizations authorizations, EvidenceBundles bundles, Outbox outbox, Clock clock) {
        this.authorizations = authorizations;
        this.bundles = bundles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when unknown, not signed yet, or not this requester's to see. */
    @Transactional
    public Optional<EvidenceBundle> handle(AuthorizationId id, Requester requester) {
        var found = authorizations.find(id).filter(stored -> FileAccess.mayRead(requester, stored.facts()));
        var bundle = found.flatMap(stored -> bundles.of(stored.id()));
        found.filter(_ -> bundle.isPresent())
                .ifPresent(stored -> outbox.append(
                        AuthorizationEvents.read(stored.facts(), "EVIDENCE_BUNDLE", requester, clock.instant())));
        return bundle;
    }
}
