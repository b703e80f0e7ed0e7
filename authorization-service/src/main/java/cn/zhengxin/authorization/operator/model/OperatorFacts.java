package cn.zhengxin.authorization.operator.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has in every state.
 *
 * @param employeeNumber the person behind the account (O3)
 * @param administratorTier null for everybody who manages nobody
 * @param bureauAccountMapped whether queries have an account at the bureau to run under (O4); which one is shown to nobody
 * @param lastUsedOn the last day the account worked, or was opened, unlocked or reinstated (O7)
 * @param application null for accounts from before the register kept applications
 * @param proposal roles that wait for a second person (O1)
 * @param recertifyBy last day of the earliest campaign that waits for an answer about the account (O8)
 */
public record OperatorFacts(
        Account account,
        String employeeNumber,
        String institution,
        String branch,
        RoleSet roles,
        @Nullable AdministratorTier administratorTier,
        int points,
        boolean bureauAccountMapped,
        LocalDate lastUsedOn,
        @Nullable Application application,
        @Nullable RoleProposal proposal,
        @Nullable LocalDate recertifyBy) {

    OperatorFacts minus(int deducted) {
        return withPoints(Math.max(0, points - deducted));
    }

    OperatorFacts withPoints(int left) {
        return copy(institution, branch, roles, left, lastUsedOn, application, proposal);
    }

    OperatorFacts usedOn(LocalDate day) {
        return copy(institution, branch, roles, points, day, application, proposal);
    }

    OperatorFacts at(Place place) {
        return copy(place.institution(), place.branch(), roles, points, lastUsedOn, application, proposal);
    }

    OperatorFacts reapplied(Instant at) {
        var again = application == null ? null : new Application(application.by(), at);
        return copy(institution, branch, roles, points, lastUsedOn, again, proposal);
    }

    OperatorFacts withoutProposal() {
        return copy(institution, branch, roles, points, lastUsedOn, application, null);
    }

    /** O1: in force from now on; nothing waits for approval any more. */
    public OperatorFacts withRoles(RoleSet now) {
        return copy(institution, branch, now, points, lastUsedOn, application, null);
    }

    public OperatorFacts proposing(RoleProposal proposed) {
        return copy(institution, branch, roles, points, lastUsedOn, application, proposed);
    }

    private OperatorFacts copy(
            String newInstitution,
            String newBranch,
            RoleSet newRoles,
            int newPoints,
            LocalDate newLastUsedOn,
            @Nullable Application newApplication,
            @Nullable RoleProposal newProposal) {
        var tier = newRoles.roles().isEmpty() ? administratorTier : newRoles.tier();
        return new OperatorFacts(
                account,
                employeeNumber,
                newInstitution,
                newBranch,
                newRoles,
                tier,
                newPoints,
                bureauAccountMapped,
                newLastUsedOn,
                newApplication,
                newProposal,
                recertifyBy);
    }
}
