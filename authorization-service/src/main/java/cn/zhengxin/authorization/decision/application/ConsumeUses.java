package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A13: the bureau was asked, the uses are spent. Spending needs no valid authorization any more: it states what happened. A use that was
 * held counts as before, so nobody who decides on the authorization has to be waited for: the uses' own locks are enough, and nothing is
 * lost where it is told a little later, of many uses at once.
 */
@Service
public class ConsumeUses {

    private final Uses uses;
    private final Outbox outbox;
    private final Clock clock;

    public ConsumeUses(Uses uses, Outbox outbox, Clock clock) {
        this.uses = uses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One use, as whoever spent it names it. */
    public record Spent(AuthorizationId authorization, UseId use) {}

    /**
     * Each use by itself: what cannot be spent keeps no other from it.
     *
     * @return what became of each, in the order they were named
     */
    @Transactional
    public Map<Spent, Settlement> handle(List<Spent> spent, Requester requester) {
        var found = uses.findForChange(spent.stream().map(Spent::use).toList());
        var settled = new LinkedHashMap<Spent, Settlement>();
        var held = new LinkedHashMap<UseId, Use.Held>();
        for (var one : spent) {
            var use = Optional.ofNullable(found.get(one.use()))
                    .filter(known -> known.facts().authorization().equals(one.authorization()));
            use.filter(Use.Held.class::isInstance)
                    .map(Use.Held.class::cast)
                    .ifPresent(known -> held.put(one.use(), known));
            settled.put(one, use.map(ConsumeUses::settlementOf).orElseGet(Settlement.Unknown::new));
        }
        var now = clock.instant();
        uses.consume(held.values().stream().map(Use.Held::consume).toList(), now);
        held.values().forEach(use -> outbox.append(UseEvents.consumed(use.facts(), requester, now)));
        return settled;
    }

    private static Settlement settlementOf(Use use) {
        return switch (use) {
            case Use.Held _ -> new Settlement.Done();
            case Consumed _ -> new Settlement.Done();
            case Released _ -> new Settlement.SettledOtherwise();
            case Refused _ -> new Settlement.Unknown();
        };
    }
}
