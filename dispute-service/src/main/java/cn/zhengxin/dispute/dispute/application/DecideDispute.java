package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.dispute.deadline.DeadlinePolicies;
import cn.zhengxin.dispute.deadline.Punctuality;
import cn.zhengxin.dispute.dispute.model.Decision;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.identity.FieldProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A handler of the disputed institution answers: corrected, with the receipt, or upheld, with the reason (D4). */
@Service
public class DecideDispute {

    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9-]{4,64}");
    private static final int LONGEST_REASON = 2_000;

    private final Disputes disputes;
    private final DeadlinePolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    DecideDispute(Disputes disputes, DeadlinePolicies policies, Outbox outbox, Clock clock) {
        this.disputes = disputes;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ChangeOutcome handle(DecideDisputeCommand command) {
        var handler = command.handler();
        var found = disputes.find(command.id()).filter(dispute -> Access.mayHandle(handler, dispute));
        if (found.isEmpty()) {
            return new ChangeOutcome.NotFound();
        }
        var dispute = found.get();
        var expected = command.expectedVersion();
        if (expected != null && expected != dispute.version()) {
            return new ChangeOutcome.StaleVersion();
        }
        return switch (dispute) {
            case Dispute.Accepted accepted -> decide(command, accepted);
            case Dispute.Filed _, Dispute.Decided _ -> new ChangeOutcome.StateDoesNotAllow();
        };
    }

    private ChangeOutcome decide(DecideDisputeCommand command, Dispute.Accepted accepted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var problems = new ArrayList<FieldProblem>();
        var decision = decision(problems, command, isLate(accepted, now));
        if (decision.isEmpty() || !problems.isEmpty()) {
            return new ChangeOutcome.Incomplete(List.copyOf(problems));
        }
        var handler = command.handler();
        var decided = accepted.decide(decision.get(), handler.account(), now);
        disputes.change(decided);
        outbox.append(DisputeEvents.decided(decided, handler.actor(), handler.origin()));
        return new ChangeOutcome.Changed(decided);
    }

    private boolean isLate(Dispute.Accepted accepted, Instant now) {
        var details = accepted.details();
        var policy = policies.version(details.policyVersion());
        return Punctuality.at(now, details.dueDate(), policy) == Punctuality.OVERDUE;
    }

    private static Optional<Decision> decision(
            List<FieldProblem> problems, DecideDisputeCommand command, boolean late) {
        var reason = text(command.reason());
        var overrun = text(command.overrunReason());
        if (late && overrun.isEmpty()) {
            problems.add(new FieldProblem("overrunReason", "is required: the due date has passed"));
        }
        if (!late && command.overrunReason() != null) {
            problems.add(new FieldProblem("overrunReason", "is given for late answers only"));
        }
        return switch (command.outcome()) {
            case "CORRECTED" -> {
                var receipt = Optional.ofNullable(command.correctionReceipt())
                        .filter(written -> RECEIPT.matcher(written).matches());
                if (receipt.isEmpty()) {
                    problems.add(
                            new FieldProblem("correctionReceipt", "is required: 4 to 64 letters, digits and hyphens"));
                }
                if (command.reason() != null && reason.isEmpty()) {
                    problems.add(new FieldProblem("reason", "has 1 to " + LONGEST_REASON + " characters"));
                }
                yield receipt.map(number -> new Decision.Corrected(number, reason.orElse(null), overrun.orElse(null)));
            }
            case "UPHELD" -> {
                if (reason.isEmpty()) {
                    problems.add(new FieldProblem("reason", "is required: 1 to " + LONGEST_REASON + " characters"));
                }
                if (command.correctionReceipt() != null) {
                    problems.add(new FieldProblem("correctionReceipt", "is given for corrections only"));
                }
                yield reason.map(text -> new Decision.Upheld(text, overrun.orElse(null)));
            }
            case null, default -> {
                problems.add(new FieldProblem("outcome", "is required: one of CORRECTED, UPHELD"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> text(@Nullable String written) {
        return Optional.ofNullable(written)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REASON);
    }
}
