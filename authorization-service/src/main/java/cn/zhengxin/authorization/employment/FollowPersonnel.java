package cn.zhengxin.authorization.employment;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.departure.DepartureReview;
import cn.zhengxin.authorization.departure.OpenDepartureReview;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Applicant;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.EmployedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O7: an account follows what the personnel system says at once. Whoever left is out for good, whatever else is told before or after;
 * of moves only what is later than everything known counts. Joining opens nothing.
 */
@Service
public class FollowPersonnel {

    private static final Account BY = new Account("personnel-system");

    private final Employments employments;
    private final Operators operators;
    private final RefusedTokens refusedTokens;
    private final Institutions institutions;
    private final OpenDepartureReview openDepartureReview;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public FollowPersonnel(
            Employments employments,
            Operators operators,
            RefusedTokens refusedTokens,
            Institutions institutions,
            OpenDepartureReview openDepartureReview,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.employments = employments;
        this.operators = operators;
        this.refusedTokens = refusedTokens;
        this.institutions = institutions;
        this.openDepartureReview = openDepartureReview;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void handle(PersonnelChange change) {
        switch (change) {
            case PersonnelChange.Joined joined ->
                employments.note(joined.employeeNumber(), new Employment.Current(joined.place(), joined.at()));
            case PersonnelChange.Moved moved -> move(moved);
            case PersonnelChange.Left left -> leave(left);
            case PersonnelChange.BranchUpdated updated -> update(updated);
        }
    }

    private void move(PersonnelChange.Moved moved) {
        if (!employments.note(moved.employeeNumber(), new Employment.Current(moved.to(), moved.at()))) {
            return;
        }
        operators
                .findByEmployeeNumberForChange(moved.employeeNumber())
                .filter(stored -> !isAt(stored.facts(), moved.to()))
                .ifPresent(stored -> {
                    switch (stored.operator()) {
                        case EmployedOperator employed -> move(stored, employed, moved);
                        case DepartedOperator _ -> {
                            // O7: final
                        }
                    }
                });
    }

    private void move(StoredOperator stored, EmployedOperator employed, PersonnelChange.Moved moved) {
        var before = stored.facts();
        var isKnown = institutions.active(moved.to().institution()).isPresent();
        // An institution nobody knows here has no administrator; the account stays with the old one, and is suspended
        // there.
        var to = isKnown ? moved.to() : new Place(before.institution(), before.branch());
        var after = operators.replace(stored, employed.move(to, BY, moved.at()));
        // Tokens say where somebody works: after a reinstatement none may still say the old place.
        refusedTokens.refuseAll(before.account(), after.version());
        outbox.append(
                event("OperatorMoved", after.facts(), after.operator().state().name())
                        .with(OperatorEvents.ACCOUNT_REFUSED, true)
                        .with(OperatorEvents.TOKENS_REFUSED, true)
                        .with("fromInstitution", before.institution())
                        .with("branch", after.facts().branch()));
        if (after.operator() instanceof SuspendedOperator suspended) {
            outbox.append(suspended(suspended));
        }
        if (employed instanceof OpenedOperator) {
            openDepartureReview.handle(before, DepartureReview.Cause.MOVED, moved.eventId(), moved.at());
        }
    }

    private void leave(PersonnelChange.Left left) {
        employments.note(left.employeeNumber(), new Employment.Ended(left.at()));
        operators.findByEmployeeNumberForChange(left.employeeNumber()).ifPresent(stored -> {
            switch (stored.operator()) {
                case EmployedOperator employed -> leave(stored, employed, left);
                case DepartedOperator _ -> {
                    // told before
                }
            }
        });
    }

    private void leave(StoredOperator stored, EmployedOperator employed, PersonnelChange.Left left) {
        var after = operators.replace(stored, employed.leave(left.at()));
        outbox.append(event("OperatorLeft", after.facts(), "LEFT").with(OperatorEvents.ACCOUNT_REFUSED, true));
        switch (employed) {
            case OpenedOperator _ ->
                openDepartureReview.handle(stored.facts(), DepartureReview.Cause.LEFT, left.eventId(), left.at());
            case Applicant _ -> {
                // never queried
            }
        }
    }

    private void update(PersonnelChange.BranchUpdated updated) {
        if (!employments.noteBranch(updated.branch(), updated.isOpen(), updated.at()) || updated.isOpen()) {
            return;
        }
        for (var account : operators.ofBranch(updated.branch())) {
            operators.findForChange(account).ifPresent(stored -> outdated(stored, updated));
        }
    }

    /** O7: who is entered for a branch that is no more has organisation data out of date. */
    private void outdated(StoredOperator stored, PersonnelChange.BranchUpdated updated) {
        var reason = SuspensionReason.ORGANISATION_DATA_OUTDATED;
        switch (stored.operator()) {
            case ActiveOperator active -> suspend(stored, active.suspend(BY, reason, updated.at()));
            case LockedOperator locked -> suspend(stored, locked.suspend(BY, reason, updated.at()));
            case SuspendedOperator _, Applicant _, DepartedOperator _ -> {
                // refused already
            }
        }
    }

    private void suspend(StoredOperator before, SuspendedOperator after) {
        operators.replace(before, after);
        outbox.append(suspended(after));
    }

    private AuditEvent suspended(SuspendedOperator after) {
        return event("OperatorSuspended", after.facts(), "SUSPENDED")
                .with(OperatorEvents.ACCOUNT_REFUSED, true)
                .with("reason", after.suspension().reason().name());
    }

    private AuditEvent event(String type, OperatorFacts facts, String result) {
        var now = clock.instant();
        return AuditEvent.of(
                        type, facts.account().value(), now, Actor.system(BY.value(), null), Origin.unknown(), result)
                .underPolicy(policies.at(now).version())
                .with("employeeNumber", facts.employeeNumber())
                .with("institution", facts.institution());
    }

    private static boolean isAt(OperatorFacts facts, Place place) {
        return facts.institution().equals(place.institution()) && facts.branch().equals(place.branch());
    }
}
