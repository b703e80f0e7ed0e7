package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.SealSigned;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.evidencebundle.BundleItem;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the subject's signature online, or names everything that is missing at once (A3). What was signed still waits for the
 * second person's verification, as it does at the counter.
 */
@Service
public class SignOnline {

    private final OnlineSigningDesk desk;
    private final Authorizations authorizations;
    private final SealSigned sealSigned;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final JsonMapper json = JsonMapper.shared();

    public SignOnline(
            OnlineSigningDesk desk,
            Authorizations authorizations,
            SealSigned sealSigned,
            AuthorizationPolicies policies,
            Outbox outbox) {
        this.desk = desk;
        this.authorizations = authorizations;
        this.sealSigned = sealSigned;
        this.policies = policies;
        this.outbox = outbox;
    }

    public StepOutcome handle(AuthorizationId id, Requester requester) {
        return desk.onOwnDraft(id, requester, own -> sign(own, requester));
    }

    private StepOutcome sign(OwnDraft own, Requester requester) {
        var now = desk.now();
        var policy = policies.at(now);
        return switch (own.draft()
                .sign(own.log(), policy, now, AgeGroup.of(own.subject().document(), now))) {
            case Draft.Signing.Refused refused -> {
                outbox.append(OnlineSigningEvents.signingRefused(
                        own.draft().facts(), refused.faults(), policy.version(), requester, now));
                yield new StepOutcome.Refused(policy.rule(RuleCode.A3), refused.faults());
            }
            case Draft.Signing.Accepted accepted -> keep(own, accepted.signed(), requester);
        };
    }

    private StepOutcome keep(OwnDraft own, Signed signed, Requester requester) {
        var kept = authorizations.replace(own.stored(), signed);
        var sealing = sealSigned.handle(signed, proof(own));
        outbox.append(OnlineSigningEvents.signed(signed, sealing, requester));
        return new StepOutcome.Signed(kept, signed.signature().at());
    }

    /** Every step that was taken, those that led nowhere included. */
    private List<BundleItem> proof(OwnDraft own) {
        var items = new ArrayList<BundleItem>();
        for (var step : own.log().steps()) {
            items.add(BundleItem.ofRecord(
                    String.format(Locale.ROOT, "step-%04d", items.size() + 1),
                    StepKind.of(step).name(),
                    step.at(),
                    json.writeValueAsString(step)));
        }
        return items;
    }
}
