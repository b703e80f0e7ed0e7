package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.FileOpening;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cross-border consents under one authorization, for whoever may open its file. The access is on record first (A14). */
@Service
public class ReadCrossBorderConsents {

    private final CrossBorderConsents consents;
    private final Authorizations authorizations;
    private final FileOpening opening;
    private final Outbox outbox;
    private final Clock clock;

    public ReadCrossBorderConsents(
            CrossBorderConsents consents,
            Authorizations authorizations,
            FileOpening opening,
            Outbox outbox,
            Clock clock) {
        this.consents = consents;
        this.authorizations = authorizations;
        this.opening = opening;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A consent with what its seal holds; without, once the key is destroyed. */
    public record Line(StoredConsent stored, Optional<ConsentWords> words) {}

    /** Empty when the authorization is unknown, or not this requester's to see. */
    @Transactional
    public Optional<List<Line>> handle(AuthorizationId id, Requester requester) {
        return authorizations
                .find(id)
                .flatMap(stored -> opening.of(stored, requester).map(opened -> {
                    var found = consents.of(id);
                    outbox.append(CrossBorderEvents.read(
                            stored.facts(), found.size(), opened.accessId(), requester, clock.instant()));
                    return found.stream()
                            .map(one -> new Line(one, consents.wordsOf(one)))
                            .toList();
                }));
    }
}
