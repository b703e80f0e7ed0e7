package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One of two reviewers decides on a judicial request (A16, O1). */
@Service
public class ReviewExemption {

    private final Exemptions exemptions;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ReviewExemption(Exemptions exemptions, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.exemptions = exemptions;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ExemptionChange handle(
            ExemptionId id, @Nullable Long expectedVersion, ExemptionReview.Decision decision, Requester requester) {
        var found =
                exemptions.findForChange(id).filter(stored -> ExemptionVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new ExemptionChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new ExemptionChange.Outdated();
        }
        return stored.exemption() instanceof UnderReview underReview
                ? review(stored, underReview, decision, requester)
                : new ExemptionChange.NotInThisState();
    }

    private ExemptionChange review(
            StoredExemption stored, UnderReview underReview, ExemptionReview.Decision decision, Requester requester) {
        var now = clock.instant();
        var review = new ExemptionReview(requester.party(), decision, now);
        return switch (underReview.review(review)) {
            case UnderReview.Examination.NotIndependent _ -> {
                outbox.append(ExemptionEvents.reviewRefused(underReview.facts(), requester, now));
                yield new ExemptionChange.NotIndependent(policies.at(now).rule(RuleCode.O1));
            }
            case UnderReview.Examination.NothingToReview _ -> new ExemptionChange.NotInThisState();
            case UnderReview.Examination.Kept kept -> {
                var after = exemptions.replace(stored, kept.exemption());
                outbox.append(ExemptionEvents.reviewed(kept.exemption(), review, requester));
                yield new ExemptionChange.Changed(after);
            }
        };
    }
}
