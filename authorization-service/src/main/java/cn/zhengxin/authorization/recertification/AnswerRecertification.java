package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.OperatorVisibility;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Applicant;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O8: the manager keeps an account or has it suspended; never one's own. After the due date too: an answer is then what lets the
 * account be reinstated.
 */
@Service
class AnswerRecertification {

    private final Recertifications recertifications;
    private final OperatorChanges changes;

    AnswerRecertification(Recertifications recertifications, OperatorChanges changes) {
        this.recertifications = recertifications;
        this.changes = changes;
    }

    record Command(UUID campaign, Account account, RecertificationItem.Answer answer, Requester requester) {}

    @Transactional
    public OperatorChange handle(Command command) {
        return changes.bySomebody(
                Operation.RECERTIFY,
                command.account(),
                null,
                command.requester(),
                AnswerRecertification::excluded,
                current -> answer(current, command));
    }

    private static @Nullable RuleCode excluded(Current current) {
        var requester = current.requester();
        var facts = current.facts();
        if (OperatorVisibility.isOneself(requester.party(), facts)) {
            return RuleCode.O1;
        }
        // Administrators, of either tier, are recertified by the province; of the province by a colleague.
        var isManager = facts.administratorTier() == null
                ? OperatorVisibility.mayManage(requester, facts)
                : requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        return isManager ? null : RuleCode.O2;
    }

    private OperatorChange answer(Current current, Command command) {
        var item = recertifications.findForAnswer(command.campaign(), command.account());
        if (item.isEmpty()) {
            return new OperatorChange.Unknown();
        }
        return switch (item.get()) {
            case RecertificationItem.Answered _ -> new OperatorChange.AlreadyRecorded();
            case RecertificationItem.Unanswered unanswered -> answer(current, command, unanswered);
        };
    }

    private OperatorChange answer(Current current, Command command, RecertificationItem.Unanswered item) {
        recertifications.answer(
                command.campaign(),
                item.answer(command.answer(), current.requester().party(), current.now()));
        var recertified = current.event("OperatorRecertified", command.answer().name())
                .with("recertificationId", command.campaign().toString())
                .with("answer", command.answer().name());
        var before = current.stored().operator();
        var after = switch (command.answer()) {
            case CONFIRM -> before;
            case REMOVE -> removed(current);
        };
        if (after instanceof SuspendedOperator && !(before instanceof SuspendedOperator)) {
            return changes.keep(
                    current,
                    after,
                    recertified,
                    current.event("OperatorSuspended", "SUSPENDED")
                            .with(OperatorEvents.ACCOUNT_REFUSED, true)
                            .with("reason", SuspensionReason.NOT_RECERTIFIED.name()));
        }
        return changes.keep(current, after, recertified);
    }

    private static Operator removed(Current current) {
        var by = new Account(current.requester().party().account());
        return switch (current.stored().operator()) {
            case ActiveOperator active -> active.suspend(by, SuspensionReason.NOT_RECERTIFIED, current.now());
            case LockedOperator locked -> locked.suspend(by, SuspensionReason.NOT_RECERTIFIED, current.now());
            case SuspendedOperator suspended -> suspended;
            case Applicant applicant -> applicant;
            case DepartedOperator departed -> departed;
        };
    }
}
