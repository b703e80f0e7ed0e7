package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.exemption.model.ExemptionCheck;
import cn.zhengxin.authorization.exemption.model.ExemptionContent;
import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionParticulars;
import cn.zhengxin.authorization.exemption.model.ExemptionProgress;
import cn.zhengxin.authorization.exemption.model.ExemptionStatement;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters a judicial request that is complete in all elements (A16). An urgent one can be used at once by whoever entered it. */
@Service
public class EnterExemption {

    private final Exemptions exemptions;
    private final SubjectDirectory subjects;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public EnterExemption(
            Exemptions exemptions,
            SubjectDirectory subjects,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.exemptions = exemptions;
        this.subjects = subjects;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Entered(StoredExemption stored, ExemptionParticulars particulars) implements Outcome {}

        record Incomplete(RuleEntry rule, List<FieldFault> faults) implements Outcome {}
    }

    @Transactional
    public Outcome handle(ExemptionStatement statement, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        return switch (new ExemptionCheck(policy, now).examine(statement)) {
            case ExemptionCheck.Examination.Incomplete incomplete ->
                new Outcome.Incomplete(policy.rule(RuleCode.A16), incomplete.faults());
            case ExemptionCheck.Examination.Complete complete ->
                enter(complete.content(), complete.particulars(), requester, policy, now);
        };
    }

    private Outcome enter(
            ExemptionContent content,
            ExemptionParticulars particulars,
            Requester requester,
            AuthorizationPolicy policy,
            Instant now) {
        var institution = requester.party().institution();
        if (institution == null) {
            throw new IllegalStateException("Staff belong to an institution");
        }
        var facts = new ExemptionFacts(
                new ExemptionId(identifiers.next()),
                exemptions.nextNumber(BankDay.of(now)),
                institution,
                subjects.referenceOf(particulars.document()),
                content,
                requester.party(),
                now,
                content.urgent() == null
                        ? null
                        : now.plus(Duration.ofHours(policy.number(PolicyNumber.JUDICIAL_COMPLETION_HOURS))),
                policy.version());
        var stored = exemptions.add(new UnderReview(facts, ExemptionProgress.none()), particulars);
        outbox.append(ExemptionEvents.entered(facts, requester));
        return new Outcome.Entered(stored, particulars);
    }
}
