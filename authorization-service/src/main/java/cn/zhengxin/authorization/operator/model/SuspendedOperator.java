package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** May do nothing until reinstated. */
public record SuspendedOperator(OperatorFacts facts, Suspension suspension) implements OpenedOperator {

    /** What became of reinstating. */
    public sealed interface Reinstatement {

        record Reinstated(ActiveOperator active) implements Reinstatement {}

        record NotYet(List<Missing> missing) implements Reinstatement {
            public NotYet {
                missing = List.copyOf(missing);
            }
        }
    }

    @Override
    public OperatorState state() {
        return OperatorState.SUSPENDED;
    }

    /**
     * O6, O7: what the reason of the suspension asks for before the account works again. After grade C the points start anew.
     *
     * @param approvals those given since the suspension
     */
    public Reinstatement reinstate(
            Party by, Qualifications qualifications, Approvals approvals, AuthorizationPolicy policy, LocalDate today) {
        var missing = new ArrayList<Missing>();
        if (suspension.reason() == SuspensionReason.SECURITY_POINTS) {
            var suspendedOn = BankDay.of(suspension.at());
            if (today.isBefore(suspendedOn.plusDays(policy.number(PolicyNumber.RETURN_AFTER_DAYS)))) {
                missing.add(Missing.WAITING_PERIOD);
            }
            if (!qualifications.examPassedAfter(suspendedOn, policy.number(PolicyNumber.RETURN_EXAM_PASS_PERCENT))) {
                missing.add(Missing.RETURN_EXAM);
            }
        }
        if (suspension.reason().returnNeedsApproval() && !approvals.returnApprovedByOtherThan(by)) {
            missing.add(Missing.RETURN_APPROVAL);
        }
        var recertifyBy = facts.recertifyBy();
        if (recertifyBy != null && recertifyBy.isBefore(today)) {
            missing.add(Missing.RECERTIFICATION);
        }
        if (!missing.isEmpty()) {
            return new Reinstatement.NotYet(missing);
        }
        var points = suspension.reason() == SuspensionReason.SECURITY_POINTS
                ? policy.number(PolicyNumber.POINTS_AT_START)
                : facts.points();
        return new Reinstatement.Reinstated(
                new ActiveOperator(facts.usedOn(today).withPoints(points)));
    }

    /**
     * U7: what was suspected was not so; as if the suspension had never been. The days without use are not counted anew, and what
     * else keeps an account from working keeps this one too.
     */
    public ActiveOperator release() {
        return new ActiveOperator(facts);
    }

    /** A suspension for points keeps its own, harder way back; every other becomes one for the move. */
    @Override
    public SuspendedOperator move(Place to, Account by, Instant at) {
        var moved = facts.at(to).withoutProposal();
        return suspension.reason() == SuspensionReason.SECURITY_POINTS
                ? new SuspendedOperator(moved, suspension)
                : new SuspendedOperator(moved, new Suspension(by, SuspensionReason.TRANSFERRED, at));
    }

    @Override
    public SuspendedOperator deduct(int points, AuthorizationPolicy policy, Account by, Instant at) {
        var after = facts.minus(points);
        var newlyC =
                Grade.of(after.points(), policy) == Grade.C && suspension.reason() != SuspensionReason.SECURITY_POINTS;
        return new SuspendedOperator(
                after, newlyC ? new Suspension(by, SuspensionReason.SECURITY_POINTS, at) : suspension);
    }
}
