package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.decision.application.Uses;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.retention.model.DestructionItem;
import cn.zhengxin.authorization.retention.model.Obstacle;
import cn.zhengxin.authorization.retention.model.Retention;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether a file can be destroyed at this moment; asked when it is proposed, and again when it is done (A15). */
@Service
public class DestructionCheck {

    private final Authorizations authorizations;
    private final Uses uses;
    private final RetentionClasses classes;
    private final LegalHolds holds;
    private final OpenDisputes disputes;
    private final Destructions destructions;

    public DestructionCheck(
            Authorizations authorizations,
            Uses uses,
            RetentionClasses classes,
            LegalHolds holds,
            OpenDisputes disputes,
            Destructions destructions) {
        this.authorizations = authorizations;
        this.uses = uses;
        this.classes = classes;
        this.holds = holds;
        this.disputes = disputes;
        this.destructions = destructions;
    }

    /** Due and free, or everything that stands in the way. */
    public sealed interface Finding {

        record Destroyable(DestructionItem item) implements Finding {}

        record Obstructed(List<Obstacle> obstacles) implements Finding {
            public Obstructed {
                obstacles = List.copyOf(obstacles);
            }
        }
    }

    /** The latest end of a file that could be due at a moment. */
    Instant latestEnd(AuthorizationPolicy policy, Instant moment) {
        var years = classes.all().stream()
                .mapToInt(candidate -> policy.number(candidate.years()))
                .min()
                .orElseThrow(() -> new IllegalStateException("No retention class is known"));
        return moment.atZone(BankDay.ZONE).minusYears(years).toInstant();
    }

    /**
     * One file at one moment.
     *
     * @param within the destruction that may concern the file; null before it is proposed
     */
    Finding examine(
            AuthorizationId id,
            String institution,
            @Nullable DestructionId within,
            AuthorizationPolicy policy,
            Instant moment) {
        // The file's lock: no use is consumed and no closure comes between the look and what follows.
        return authorizations
                .findForChange(id)
                .filter(stored -> stored.facts().content().institution().code().equals(institution))
                .map(stored -> examine(stored, within, policy, moment))
                .orElse(new Finding.Obstructed(List.of(Obstacle.UNKNOWN)));
    }

    Finding examine(
            StoredAuthorization stored, @Nullable DestructionId within, AuthorizationPolicy policy, Instant moment) {
        var facts = stored.facts();
        var retention = Retention.of(stored.authorization(), uses.hasConsumed(facts.id()), classes.all(), policy);
        var obstacles = new ArrayList<Obstacle>();
        if (!retention.isDue(moment)) {
            obstacles.add(Obstacle.NOT_DUE);
        }
        if (holds.isHeld(facts.id(), facts.subject())) {
            obstacles.add(Obstacle.LEGAL_HOLD);
        }
        if (disputes.isOpen(facts.subject())) {
            obstacles.add(Obstacle.OPEN_DISPUTE);
        }
        if (destructions
                .concerning(facts.id())
                .filter(other -> !other.equals(within))
                .isPresent()) {
            obstacles.add(Obstacle.PROPOSED_ALREADY);
        }
        return obstacles.isEmpty()
                ? new Finding.Destroyable(new DestructionItem(facts.id(), facts.number(), facts.subject(), retention))
                : new Finding.Obstructed(obstacles);
    }
}
