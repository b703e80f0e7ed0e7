package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.RoleProposal;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** From the outcome of a change of an account to its answer. */
@Component
public class OperatorAnswers {

    private final AuthorizationPolicies policies;
    private final Clock clock;

    public OperatorAnswers(AuthorizationPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public ResponseEntity<?> of(OperatorChange change) {
        return of(HttpStatus.OK, change);
    }

    public ResponseEntity<?> created(OperatorChange change) {
        return of(HttpStatus.CREATED, change);
    }

    private ResponseEntity<?> of(HttpStatus done, OperatorChange change) {
        return switch (change) {
            case OperatorChange.Changed changed -> answer(done, changed.stored());
            case OperatorChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case OperatorChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case OperatorChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case OperatorChange.AlreadyRecorded _ -> Problems.of(AuthorizationProblem.ALREADY_RECORDED);
            case OperatorChange.Invalid invalid -> Problems.invalid(fields(invalid.faults()));
            case OperatorChange.Refused refused ->
                Refusals.of(problem(refused.rule().rule()), List.of(refused.rule()), fields(refused.missing()));
        };
    }

    /** Where a rule refuses, the code is the rule's id. */
    public static AuthorizationProblem problem(RuleCode rule) {
        return AuthorizationProblem.valueOf(rule.name());
    }

    public static List<FieldProblem> fields(List<Missing> missing) {
        return missing.stream()
                .map(one -> new FieldProblem(one.field(), one.message()))
                .toList();
    }

    ResponseEntity<OperatorResponse> ok(StoredOperator stored) {
        return answer(HttpStatus.OK, stored);
    }

    private ResponseEntity<OperatorResponse> answer(HttpStatus status, StoredOperator stored) {
        return ResponseEntity.status(status)
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(response(stored));
    }

    OperatorResponse response(StoredOperator stored) {
        var operator = stored.operator();
        var facts = stored.facts();
        return new OperatorResponse(
                facts.account().value(),
                facts.employeeNumber(),
                facts.institution(),
                facts.branch(),
                facts.roles().words(),
                facts.administratorTier(),
                operator.state(),
                facts.points(),
                Grade.of(facts.points(), policies.at(clock.instant())),
                facts.bureauAccountMapped(),
                facts.lastUsedOn(),
                proposal(facts.proposal()),
                operator instanceof SuspendedOperator suspended
                        ? new OperatorResponse.SuspensionPart(
                                suspended.suspension().by().value(),
                                suspended.suspension().reason(),
                                suspended.suspension().at())
                        : null,
                operator instanceof LockedOperator locked ? locked.lock().at() : null,
                operator instanceof DepartedOperator departed
                        ? departed.departure().at()
                        : null,
                facts.recertifyBy());
    }

    private static OperatorResponse.@Nullable ProposalPart proposal(@Nullable RoleProposal proposal) {
        return proposal == null
                ? null
                : new OperatorResponse.ProposalPart(
                        proposal.roles().words(), proposal.by().account(), proposal.at());
    }
}
