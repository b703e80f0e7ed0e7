package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.employment.Employment;
import cn.zhengxin.authorization.employment.Employments;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.operator.application.ChangeRoles;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.OperatorVisibility;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.model.Application;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.RoleSet;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.staffidentity.StaffIdentities;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O5: enters an account that cannot do anything yet. By the administrator in charge (O2), roles fitting together (O1), one for a person (O3). */
@Service
public class ApplyForAccount {

    private final Operators operators;
    private final OperatorChanges changes;
    private final Employments employments;
    private final Institutions institutions;
    private final AuthorizationPolicies policies;
    private final StaffIdentities identities;
    private final SubjectReferences references;
    private final Outbox outbox;
    private final Clock clock;

    public ApplyForAccount(
            Operators operators,
            OperatorChanges changes,
            Employments employments,
            Institutions institutions,
            AuthorizationPolicies policies,
            StaffIdentities identities,
            SubjectReferences references,
            Outbox outbox,
            Clock clock) {
        this.operators = operators;
        this.changes = changes;
        this.employments = employments;
        this.institutions = institutions;
        this.policies = policies;
        this.identities = identities;
        this.references = references;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public OperatorChange handle(ApplyForAccountCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        return switch (RoleSet.compose(command.roles())) {
            case RoleSet.Composition.Conflicting conflicting ->
                refuse(command, RuleCode.O1, ChangeRoles.faults(conflicting.conflicts()), policy, now);
            case RoleSet.Composition.Composed composed -> apply(command, composed.roles(), policy, now);
        };
    }

    private OperatorChange apply(
            ApplyForAccountCommand command, RoleSet roles, AuthorizationPolicy policy, Instant now) {
        var requester = command.requester();
        var facts = new OperatorFacts(
                command.account(),
                command.employeeNumber(),
                command.place().institution(),
                command.place().branch(),
                roles,
                roles.tier(),
                policy.number(PolicyNumber.POINTS_AT_START),
                false,
                BankDay.of(now),
                new Application(requester.party(), now),
                null,
                null);
        if (!OperatorVisibility.mayManage(requester, facts)) {
            return refuse(command, RuleCode.O2, List.of(), policy, now);
        }
        if (institutions.active(facts.institution()).isEmpty()) {
            return new OperatorChange.Invalid(List.of(new Missing("institution", "is not in the register")));
        }
        var contradictions = contradictions(facts);
        if (!contradictions.isEmpty()) {
            return refuse(command, RuleCode.O7, contradictions, policy, now);
        }
        var identity = command.identity();
        var person = identity == null
                ? null
                : new SubjectReference(references.referenceOf(identity.type().name(), identity.reveal()));
        if (person != null && identities.isAnothers(facts.account(), person)) {
            return refuse(
                    command,
                    RuleCode.O3,
                    List.of(new Missing("identity.documentNumber", "is of a person with another account")),
                    policy,
                    now);
        }
        var entered = operators.enter(new AppliedOperator(facts));
        if (entered.isEmpty()) {
            return refuse(command, RuleCode.O3, List.of(), policy, now);
        }
        if (identity != null && person != null && !identities.keep(facts.account(), person, identity, now)) {
            throw new IllegalStateException("Somebody else has recorded the same person at the same moment");
        }
        outbox.append(OperatorEvents.about("OperatorApplied", facts, requester, now, policy, "APPLIED")
                .with(OperatorEvents.ACCOUNT_REFUSED, true)
                .with("branch", facts.branch())
                .with("roles", roles.words()));
        return new OperatorChange.Changed(entered.get());
    }

    /** O7: what the personnel system last said counts more than what is applied for; of what it never spoke, nothing is known. */
    private List<Missing> contradictions(OperatorFacts facts) {
        var found = new ArrayList<Missing>();
        employments.find(facts.employeeNumber()).ifPresent(employment -> {
            switch (employment) {
                case Employment.Ended _ -> found.add(new Missing("employeeNumber", "is of somebody who left"));
                case Employment.Current current -> {
                    if (!current.place().institution().equals(facts.institution())) {
                        found.add(new Missing("institution", "is not where the employee works"));
                    } else if (!current.place().branch().equals(facts.branch())) {
                        found.add(new Missing("branch", "is not where the employee works"));
                    }
                }
            }
        });
        if (employments.isClosed(facts.branch())) {
            found.add(new Missing("branch", "is closed"));
        }
        return found;
    }

    private OperatorChange refuse(
            ApplyForAccountCommand command,
            RuleCode rule,
            List<Missing> missing,
            AuthorizationPolicy policy,
            Instant now) {
        return changes.refuse(Operation.APPLY, command.account(), rule, missing, command.requester(), policy, now);
    }
}
