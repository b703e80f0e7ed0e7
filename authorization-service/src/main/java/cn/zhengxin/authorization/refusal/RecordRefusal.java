package cn.zhengxin.authorization.refusal;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that a subject refused to authorize, with the notice that was given (A17). */
@Service
class RecordRefusal {

    private final AuthorizationRefusals refusals;
    private final RefusalNotices notices;
    private final SubjectDirectory subjects;
    private final Institutions institutions;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    RecordRefusal(
            AuthorizationRefusals refusals,
            RefusalNotices notices,
            SubjectDirectory subjects,
            Institutions institutions,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.refusals = refusals;
        this.notices = notices;
        this.subjects = subjects;
        this.institutions = institutions;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    sealed interface Outcome {

        record Recorded(AuthorizationRefusal refusal) implements Outcome {}

        record Incomplete(RuleEntry rule, List<FieldFault> faults) implements Outcome {}
    }

    @Transactional
    public Outcome handle(RefusalStatement statement, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        var check = new RefusalCheck(policy, institutions, notices, now);
        return switch (check.examine(statement, requester.party())) {
            case RefusalCheck.Examination.Incomplete incomplete ->
                new Outcome.Incomplete(policy.rule(RuleCode.A17), incomplete.faults());
            case RefusalCheck.Examination.Complete complete -> {
                var who = complete.who();
                var refusal = new AuthorizationRefusal(
                        identifiers.next(),
                        who == null
                                ? new SubjectReference(requester.party().account())
                                : subjects.referenceOf(who.document()),
                        complete.institution(),
                        complete.purpose(),
                        complete.product(),
                        complete.noticeVersion(),
                        complete.shownAt(),
                        complete.alternatives(),
                        requester.party(),
                        now,
                        policy.version());
                refusals.add(refusal, who);
                outbox.append(event(refusal, requester));
                yield new Outcome.Recorded(refusal);
            }
        };
    }

    private static AuditEvent event(AuthorizationRefusal refusal, Requester requester) {
        return AuditEvent.of(
                        "AuthorizationRefusedBySubject",
                        refusal.id().toString(),
                        refusal.recordedAt(),
                        requester.actor(),
                        requester.origin(),
                        "RECORDED")
                .onSubject(refusal.subject().value())
                .underPolicy(refusal.policyVersion())
                .with("institution", refusal.institution())
                .with("purpose", refusal.purpose().name())
                .with("product", refusal.product().name())
                .with("noticeVersion", refusal.noticeVersion())
                .with("shownAt", refusal.shownAt().toString())
                .with("alternatives", refusal.alternatives());
    }
}
