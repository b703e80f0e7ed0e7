package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentFacts;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsent;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.RecordSeal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The subject takes a cross-border consent back, or an officer of the institution does for the subject; it holds for every decision
 * taken after this commit (A8, A10). The authorization itself stays as it is.
 */
@Service
public class WithdrawCrossBorderConsent {

    private final CrossBorderConsents consents;
    private final Authorizations authorizations;
    private final RecordSeal recordSeal;
    private final Outbox outbox;
    private final Clock clock;

    public WithdrawCrossBorderConsent(
            CrossBorderConsents consents,
            Authorizations authorizations,
            RecordSeal recordSeal,
            Outbox outbox,
            Clock clock) {
        this.consents = consents;
        this.authorizations = authorizations;
        this.recordSeal = recordSeal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ConsentChange handle(
            AuthorizationId authorization,
            CrossBorderConsentId id,
            @Nullable Long expectedVersion,
            Requester requester) {
        var above = authorizations.findForChange(authorization);
        var found = consents.findForChange(authorization, id).filter(stored -> mayWithdraw(requester, stored.facts()));
        if (above.isEmpty() || found.isEmpty()) {
            return new ConsentChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new ConsentChange.Outdated();
        }
        // A12: a sealed record is only read.
        if (!(stored.consent() instanceof CrossBorderConsent.Open open)
                || recordSeal.isOn(above.get().authorization())) {
            return new ConsentChange.NotInThisState();
        }
        var withdrawn = open.withdraw(requester.party(), clock.instant());
        var kept = consents.replace(stored, withdrawn);
        outbox.append(CrossBorderEvents.withdrawn(withdrawn, requester));
        return new ConsentChange.Changed(kept, consents.wordsOf(kept));
    }

    private static boolean mayWithdraw(Requester requester, ConsentFacts facts) {
        return requester.party().kind() == PartyKind.SUBJECT
                ? facts.subject().value().equals(requester.party().account())
                : requester.party().isOf(facts.institution());
    }
}
