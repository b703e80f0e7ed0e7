package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Reserved;
import cn.zhengxin.authorization.decision.model.SubjectTie;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Q1, A10, A11, A12, A13: decides and holds one use in the same transaction, under the authorization's lock, so that two simultaneous
 * queries never share one. Idempotent by the use's id: the first answer is the answer.
 */
@Service
public class ReserveUse {

    private final EveryUseGround grounds;
    private final NewUses newUses;
    private final Uses uses;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;

    public ReserveUse(
            EveryUseGround grounds, NewUses newUses, Uses uses, AuthorizationPolicies policies, Outbox outbox) {
        this.grounds = grounds;
        this.newUses = newUses;
        this.uses = uses;
        this.policies = policies;
        this.outbox = outbox;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * The answer.
         *
         * @param tie what the subject is to whoever asks now, also where the first answer is given again
         */
        record Decided(UseDecision decision, SubjectTie tie) implements Outcome {}

        /** The id was used for another ask. */
        record UseIdTaken() implements Outcome {}
    }

    @Transactional
    public Outcome handle(ReserveUseCommand command) {
        // The lock comes first: it also makes a repeated ask wait for the first one's commit. That it is one shows when
        // it is added.
        var ground = grounds.findForChange(command.authorization());
        var judgement =
                newUses.judge(command.authorization(), ground, command.intendedUse(), command.subjectNameReference());
        var now = judgement.at();
        var policyVersion = judgement.policy().version();
        var facts = new UseFacts(command.use(), command.authorization(), command.intendedUse(), policyVersion, now);
        var refusals = judgement.refusals();
        var use = refusals.isEmpty() ? new Reserved(facts) : new Refused(facts, refusals);
        if (!uses.add(use)) {
            return repeated(uses.find(command.use()).orElseThrow(), ground, judgement.tie(), command);
        }
        outbox.append(
                refusals.isEmpty()
                        ? UseEvents.reserved(facts, command.requester(), now)
                        : UseEvents.refused(facts, "RESERVATION", refusals, policyVersion, command.requester(), now));
        return new Outcome.Decided(decisionOf(use, ground), judgement.tie());
    }

    private Outcome repeated(Use earlier, Optional<UseGround> ground, SubjectTie tie, ReserveUseCommand command) {
        return earlier.facts().isSameAsk(command.authorization(), command.intendedUse())
                ? new Outcome.Decided(decisionOf(earlier, ground), tie)
                : new Outcome.UseIdTaken();
    }

    private UseDecision decisionOf(Use use, Optional<UseGround> ground) {
        return switch (use) {
            case Refused refused -> notGranted(use.facts(), refused.rules());
            // Given back is given back: the same id does not take a second use.
            case Released _ -> notGranted(use.facts(), List.of(RuleCode.A13));
            case Use.Held _ -> granted(use.facts(), ground);
            case Consumed _ -> granted(use.facts(), ground);
        };
    }

    private static UseDecision granted(UseFacts use, Optional<UseGround> ground) {
        var held = ground.orElseThrow();
        return new UseDecision.Granted(held.number(), use.policyVersion(), held.endDate());
    }

    private UseDecision notGranted(UseFacts use, List<RuleCode> rules) {
        var policy = policies.version(use.policyVersion());
        return new UseDecision.NotGranted(
                policy.version(), rules.stream().map(policy::rule).toList());
    }
}
