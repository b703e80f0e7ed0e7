package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Use;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A13: the bureau was asked, the use is spent. Spending needs no valid authorization any more: it states what happened. A use that
 * was held counts as before, so nobody who decides on the authorization has to be waited for: the use's own lock is enough.
 */
@Service
public class ConsumeUse {

    private final Uses uses;
    private final Outbox outbox;
    private final Clock clock;

    public ConsumeUse(Uses uses, Outbox outbox, Clock clock) {
        this.uses = uses;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Settlement handle(UseCommand command) {
        return uses.findForChange(command.use())
                .filter(found -> found.facts().authorization().equals(command.authorization()))
                .map(use -> switch (use) {
                    case Use.Held held -> consume(held, command);
                    case Consumed _ -> new Settlement.Done();
                    case Released _ -> new Settlement.SettledOtherwise();
                    case Refused _ -> new Settlement.Unknown();
                })
                .orElseGet(Settlement.Unknown::new);
    }

    private Settlement consume(Use.Held held, UseCommand command) {
        var now = clock.instant();
        uses.replace(held.consume(), now);
        outbox.append(UseEvents.consumed(held.facts(), command.requester(), now));
        return new Settlement.Done();
    }
}
