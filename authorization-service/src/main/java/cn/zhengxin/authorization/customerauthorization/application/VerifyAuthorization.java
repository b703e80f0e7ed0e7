package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A second person of the same institution makes a signed authorization active, or turns it down (A4). */
@Service
public class VerifyAuthorization {

    private final AuthorizationChanges changes;
    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectAges ages;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public VerifyAuthorization(
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
    public Change handle(VerifyAuthorizationCommand command) {
        return changes.onCurrent(
                command.id(),
                command.expectedVersion(),
                facts -> FileAccess.mayChange(command.requester(), facts),
                stored -> stored.authorization() instanceof Signed signed
                        ? verify(stored, signed, command)
                        : new Change.NotInThisState());
    }

    private Change verify(StoredAuthorization stored, Signed signed, VerifyAuthorizationCommand command) {
        // A file whose key is destroyed says nothing of who signed, so nobody can verify it.
        return ages.of(signed.id(), signed.signature().at())
                .map(age -> verify(stored, signed, age, command))
                .orElseGet(Change.NotInThisState::new);
    }

    private Change verify(
            StoredAuthorization stored, Signed signed, AgeGroup ageWhenSigned, VerifyAuthorizationCommand command) {
        var now = clock.instant();
        var requester = command.requester();
        var examination = switch (command.decision()) {
            case VERIFY -> signed.verify(requester.party(), now, ageWhenSigned);
            case REJECT -> signed.reject(requester.party(), now);
        };
        return switch (examination) {
            case Signed.Examination.NotIndependent _ -> {
                outbox.append(AuthorizationEvents.verificationRefused(signed.facts(), RuleCode.O1, requester, now));
                yield new Change.NotIndependent(policies.at(now).rule(RuleCode.O1));
            }
            case Signed.Examination.ComplianceMissing _ -> refusedForMinor(signed, ageWhenSigned, requester, now);
            case Signed.Examination.NotForMinors _ -> refusedForMinor(signed, ageWhenSigned, requester, now);
            case Signed.Examination.Verified verified -> keep(stored, verified.active(), command, now);
            case Signed.Examination.TurnedDown turnedDown -> keep(stored, turnedDown.rejected(), command, now);
        };
    }

    private Change refusedForMinor(Signed signed, AgeGroup age, Requester requester, Instant now) {
        outbox.append(AuthorizationEvents.verificationRefused(signed.facts(), RuleCode.A5, requester, now));
        return new Change.RefusedForMinor(
                RuleReasons.ofAge(age, policies.at(now).rule(RuleCode.A5)));
    }

    private Change keep(
            StoredAuthorization before, CustomerAuthorization after, VerifyAuthorizationCommand command, Instant now) {
        var kept = authorizations.replace(before, after);
        var comment = command.comment();
        if (comment != null) {
            particulars.remark(after.id(), new Particulars.Remark(Particulars.Occasion.VERIFICATION, comment));
        }
        outbox.append(
                switch (command.decision()) {
                    case VERIFY -> AuthorizationEvents.verified(after.facts(), command.requester(), now);
                    case REJECT -> AuthorizationEvents.rejected(after.facts(), command.requester(), now);
                });
        return new Change.Changed(kept);
    }
}
