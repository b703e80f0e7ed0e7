package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A5: a compliance officer of the institution agrees to a minor's authorization before it can be verified, or turns it down. */
@Service
public class SignOffMinor {

    private final AuthorizationChanges changes;
    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectAges ages;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public SignOffMinor(
            AuthorizationChanges changes,
            Authorizations authorizations,
            Particulars particulars,
            SubjectAges ages,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.ages = ages;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Change handle(SignOffMinorCommand command) {
        return changes.onCurrent(
                command.id(),
                command.expectedVersion(),
                facts -> FileAccess.mayChange(command.requester(), facts),
                stored -> stored.authorization() instanceof Signed signed
                        ? signOff(stored, signed, command)
                        : new Change.NotInThisState());
    }

    private Change signOff(StoredAuthorization stored, Signed signed, SignOffMinorCommand command) {
        return ages.of(signed.id(), signed.signature().at())
                .map(age -> signOff(stored, signed, age, command))
                .orElseGet(Change.NotInThisState::new);
    }

    private Change signOff(
            StoredAuthorization stored, Signed signed, AgeGroup ageWhenSigned, SignOffMinorCommand command) {
        var now = clock.instant();
        var requester = command.requester();
        var signOff = switch (command.decision()) {
            case APPROVE -> signed.approve(requester.party(), now, ageWhenSigned);
            case REJECT -> signed.turnDown(requester.party(), now, ageWhenSigned);
        };
        return switch (signOff) {
            case Signed.SignOff.NotIndependent _ -> {
                outbox.append(AuthorizationEvents.complianceApprovalRefused(signed.facts(), requester, now));
                yield new Change.NotIndependent(policies.at(now).rule(RuleCode.O1));
            }
            case Signed.SignOff.NotNeeded _ -> new Change.NotInThisState();
            case Signed.SignOff.Approved approved -> keep(stored, approved.signed(), command, now);
            case Signed.SignOff.TurnedDown turnedDown -> keep(stored, turnedDown.rejected(), command, now);
        };
    }

    private Change keep(
            StoredAuthorization before, CustomerAuthorization after, SignOffMinorCommand command, Instant now) {
        var kept = authorizations.replace(before, after);
        var comment = command.comment();
        if (comment != null) {
            particulars.remark(after.id(), new Particulars.Remark(Particulars.Occasion.COMPLIANCE, comment));
        }
        outbox.append(
                switch (command.decision()) {
                    case APPROVE -> AuthorizationEvents.complianceApproved(after.facts(), command.requester(), now);
                    case REJECT -> AuthorizationEvents.rejected(after.facts(), command.requester(), now);
                });
        return new Change.Changed(kept);
    }
}
