package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.application.RenderConsent;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every step does first: find the subject's own draft under lock, and hide what is another's. A step's record and its event
 * commit together (N5).
 */
@Component
class OnlineSigningDesk {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final RenderConsent renderConsent;
    private final SigningSteps steps;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transactions;

    OnlineSigningDesk(
            Authorizations authorizations,
            Particulars particulars,
            RenderConsent renderConsent,
            SigningSteps steps,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock,
            TransactionTemplate transactions) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.renderConsent = renderConsent;
        this.steps = steps;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** In a transaction of its own, which ends before anybody outside is asked. */
    StepOutcome onOwnDraft(AuthorizationId id, Requester requester, Function<OwnDraft, StepOutcome> step) {
        return transactions.execute(_ -> find(id, requester, step));
    }

    private StepOutcome find(AuthorizationId id, Requester requester, Function<OwnDraft, StepOutcome> step) {
        var found = authorizations
                .findForChange(id)
                .filter(stored -> stored.facts()
                        .subject()
                        .value()
                        .equals(requester.party().account()));
        if (found.isEmpty()) {
            return new StepOutcome.Unknown();
        }
        var stored = found.get();
        if (stored.facts().content().signingChannel() != SigningChannel.ONLINE) {
            return new StepOutcome.OtherChannel();
        }
        if (!(stored.authorization() instanceof Draft draft)) {
            return new StepOutcome.NotInThisState();
        }
        var subject = particulars
                .of(id)
                .orElseThrow(() -> new IllegalStateException("A draft's particulars are there as long as it is one"));
        var text = renderConsent.handle(draft.facts(), subject);
        return step.apply(new OwnDraft(stored, draft, subject, text, new SigningLog(text.sha256(), steps.of(id))));
    }

    Instant now() {
        return clock.instant();
    }

    StepOutcome record(OwnDraft own, SigningStep step, Requester requester) {
        add(own, step, requester);
        return progress(new SigningLog(own.text().sha256(), steps.of(own.draft().id())));
    }

    void add(OwnDraft own, SigningStep step, Requester requester) {
        steps.add(own.draft().id(), step);
        outbox.append(OnlineSigningEvents.stepTaken(own.draft().facts(), StepKind.of(step), requester, step.at()));
    }

    StepOutcome progress(SigningLog log) {
        var now = clock.instant();
        return switch (log.examine(policies.at(now), now)) {
            case SigningLog.Examination.Complete _ -> new StepOutcome.Recorded(log, List.of());
            case SigningLog.Examination.Incomplete incomplete -> new StepOutcome.Recorded(log, incomplete.faults());
        };
    }

    /** Worth knowing too: it names the fields at fault, never what stood in them. */
    StepOutcome refuse(OwnDraft own, List<FieldFault> faults, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        outbox.append(OnlineSigningEvents.stepRefused(own.draft().facts(), faults, policy.version(), requester, now));
        return new StepOutcome.Refused(policy.rule(RuleCode.A3), faults);
    }

    static List<FieldFault> fault(String field, String message) {
        return List.of(new FieldFault(RuleCode.A3, field, message));
    }
}
