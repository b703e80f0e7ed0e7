package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change of an account goes through, inside the caller's transaction: known, in charge (O2), current; then the change and its event. */
@Component
public class OperatorChanges {

    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public OperatorChanges(Operators operators, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.operators = operators;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An account that nobody else changes meanwhile, who asks, and when under which policy. */
    public record Current(
            StoredOperator stored, Operation operation, Requester requester, AuthorizationPolicy policy, Instant now) {

        public OperatorFacts facts() {
            return stored.facts();
        }

        public LocalDate today() {
            return BankDay.of(now);
        }

        public AuditEvent event(String type, String result) {
            return OperatorEvents.about(type, facts(), requester, now, policy, result);
        }
    }

    /** By the administrator in charge (O2). */
    public OperatorChange byAdministrator(
            Operation operation,
            Account account,
            @Nullable Long expectedVersion,
            Requester requester,
            Function<Current, OperatorChange> change) {
        return bySomebody(
                operation,
                account,
                expectedVersion,
                requester,
                current -> OperatorVisibility.mayManage(requester, current.facts()) ? null : RuleCode.O2,
                change);
    }

    /** By anybody who sees the account and whom no rule excludes; the rule that does is returned by {@code excluded}. */
    public OperatorChange bySomebody(
            Operation operation,
            Account account,
            @Nullable Long expectedVersion,
            Requester requester,
            Function<Current, @Nullable RuleCode> excluded,
            Function<Current, OperatorChange> change) {
        var found =
                operators.findForChange(account).filter(stored -> OperatorVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new OperatorChange.Unknown();
        }
        var now = clock.instant();
        var current = new Current(found.get(), operation, requester, policies.at(now), now);
        var rule = excluded.apply(current);
        if (rule != null) {
            return refuse(current, rule, List.of());
        }
        if (expectedVersion != null && expectedVersion != current.stored().version()) {
            return new OperatorChange.Outdated();
        }
        return change.apply(current);
    }

    /** On what was decided in another service, by whoever decided there: that it is for them to decide was asked there. */
    public OperatorChange decidedElsewhere(
            Operation operation, Account account, Requester requester, Function<Current, OperatorChange> change) {
        var now = clock.instant();
        return operators
                .findForChange(account)
                .map(stored -> change.apply(new Current(stored, operation, requester, policies.at(now), now)))
                .orElseGet(OperatorChange.Unknown::new);
    }

    public OperatorChange refuse(Current current, RuleCode rule, List<Missing> missing) {
        return refuse(
                current.operation(),
                current.facts().account(),
                rule,
                missing,
                current.requester(),
                current.policy(),
                current.now());
    }

    /** U1: with an event, also where there is no account yet. */
    public OperatorChange refuse(
            Operation operation,
            Account account,
            RuleCode rule,
            List<Missing> missing,
            Requester requester,
            AuthorizationPolicy policy,
            Instant now) {
        outbox.append(OperatorEvents.refused(operation, account, rule, missing, requester, now, policy));
        return new OperatorChange.Refused(policy.rule(rule), missing);
    }

    public OperatorChange keep(Current current, Operator after, AuditEvent... events) {
        var kept = operators.replace(current.stored(), after);
        for (var event : events) {
            outbox.append(event);
        }
        return new OperatorChange.Changed(kept);
    }
}
