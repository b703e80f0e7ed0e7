package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.workingcalendar.BankDay;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what the rules will look at. Those who only tell are asked first; the place among the counted and the use of the
 * authorization are taken last, and not at all when another part was silent (N3). What was taken is given back by whoever
 * ends the query. For a rehearsal the same is gathered in the same way, and nothing is taken.
 */
@Component
public class GatherFacts {

    private final OperatorStandings standings;
    private final GatherBackground gatherBackground;
    private final QueryPermissions permissions;
    private final Places places;
    private final GrantUses grants;
    private final WorkingDays workingDays;

    public GatherFacts(
            OperatorStandings standings,
            GatherBackground gatherBackground,
            QueryPermissions permissions,
            Places places,
            GrantUses grants,
            WorkingDays workingDays) {
        this.standings = standings;
        this.gatherBackground = gatherBackground;
        this.permissions = permissions;
        this.places = places;
        this.grants = grants;
        this.workingDays = workingDays;
    }

    public Gathered forDecision(GateQuestion question) {
        return gathered(
                question,
                () -> places.take(question.query(), question.asked()),
                () -> grants.hold(question.query(), question.asked()),
                () -> permissions.reserve(question));
    }

    /** The facts that a decision would be taken on at this moment, were it asked for; nothing is taken, held or reserved. */
    public Gathered forRehearsal(GateQuestion question) {
        return gathered(
                question,
                () -> Optional.of(places.look(question.asked())),
                () -> grants.look(question.asked()),
                () -> permissions.examine(question));
    }

    private Gathered gathered(
            GateQuestion question,
            Supplier<Optional<History>> historyBefore,
            Supplier<List<GrantInForce>> grantsInForce,
            Supplier<UseAnswer> ownersAnswer) {
        Asked asked = question.asked();
        Standing standing = standingOf(asked.requester());
        if (standing instanceof Standing.Silent) {
            return new Gathered.Missing("authorization-service");
        }
        return switch (gatherBackground.of(asked)) {
            case GatherBackground.Answer.Missing(var dependency) -> new Gathered.Missing(dependency);
            case GatherBackground.Answer.Told(var background) ->
                gathered(asked, standing, background, historyBefore, grantsInForce, ownersAnswer);
        };
    }

    private Gathered gathered(
            Asked asked,
            @Nullable Standing standing,
            Background background,
            Supplier<Optional<History>> historyBefore,
            Supplier<List<GrantInForce>> grantsInForce,
            Supplier<UseAnswer> ownersAnswer) {
        Optional<History> history = historyBefore.get();
        if (history.isEmpty()) {
            return new Gathered.Missing("query-service");
        }
        List<GrantInForce> held = grantsInForce.get();
        UseAnswer answer = ownersAnswer.get();
        if (answer.permission() instanceof PermissionAnswer.Silent || !(answer.tie() instanceof StaffTie.Told tie)) {
            return new Gathered.Missing("authorization-service");
        }
        return new Gathered.Complete(new GateFacts(
                asked,
                standing,
                answer.permission(),
                history.get(),
                workingDays.isWorkingDay(BankDay.of(asked.at())),
                held,
                background.with(tie)));
    }

    private @Nullable Standing standingOf(Requester requester) {
        return switch (requester) {
            case Requester.Officer officer -> standings.of(officer.account(), officer.terminal());
            case Requester.LendingSystem system -> null;
            case Requester.PartnerSystem partner -> null;
        };
    }

    /** All facts, or the part that was silent. */
    public sealed interface Gathered {

        record Complete(GateFacts facts) implements Gathered {}

        /**
         * Nothing is decided.
         *
         * @param dependency fixed name of the part that was silent
         */
        record Missing(String dependency) implements Gathered {}
    }
}
