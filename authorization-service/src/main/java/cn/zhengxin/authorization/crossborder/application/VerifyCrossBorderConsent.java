package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentVerification;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.crossborder.model.RecordedConsent;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A compliance officer of the institution who neither recorded the consent nor handed in its document decides on it (A8, O1). */
@Service
public class VerifyCrossBorderConsent {

    private final CrossBorderConsents consents;
    private final Authorizations authorizations;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public VerifyCrossBorderConsent(
            CrossBorderConsents consents,
            Authorizations authorizations,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.consents = consents;
        this.authorizations = authorizations;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ConsentChange handle(
            AuthorizationId authorization,
            CrossBorderConsentId id,
            @Nullable Long expectedVersion,
            ConsentVerification.Verdict verdict,
            Requester requester) {
        // The authorization first, so that changes and decisions under it queue up.
        var above = authorizations.findForChange(authorization);
        var found = consents.findForChange(authorization, id)
                .filter(stored -> requester.party().isOf(stored.facts().institution()));
        if (above.isEmpty() || found.isEmpty()) {
            return new ConsentChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new ConsentChange.Outdated();
        }
        var usable = above.get().authorization() instanceof Active active && !active.hasExpired(clock.instant());
        return usable && stored.consent() instanceof RecordedConsent recorded
                ? decide(stored, recorded, verdict, requester)
                : new ConsentChange.NotInThisState();
    }

    private ConsentChange decide(
            StoredConsent stored, RecordedConsent recorded, ConsentVerification.Verdict verdict, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        return switch (recorded.decide(new ConsentVerification(requester.party(), verdict, now))) {
            case RecordedConsent.Examination.NotIndependent _ -> {
                outbox.append(
                        CrossBorderEvents.verificationRefused(recorded.facts(), policy.version(), requester, now));
                yield new ConsentChange.NotIndependent(policy.rule(RuleCode.O1));
            }
            case RecordedConsent.Examination.Verified verified -> {
                var kept = consents.replace(stored, verified.consent());
                outbox.append(CrossBorderEvents.verified(recorded.facts(), policy.version(), requester, now));
                yield new ConsentChange.Changed(kept, consents.wordsOf(kept));
            }
            case RecordedConsent.Examination.TurnedDown turnedDown -> {
                var kept = consents.replace(stored, turnedDown.consent());
                outbox.append(CrossBorderEvents.rejected(recorded.facts(), policy.version(), requester, now));
                yield new ConsentChange.Changed(kept, consents.wordsOf(kept));
            }
        };
    }
}
