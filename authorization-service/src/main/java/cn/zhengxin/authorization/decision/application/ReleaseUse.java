package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Use;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A13: the bureau was not asked, the use is free again. Where nothing is held there is nothing to do. */
@Service
public class ReleaseUse {

    private final EveryUseGround grounds;
    private final Uses uses;
    private final Outbox outbox;
    private final Clock clock;

    public ReleaseUse(EveryUseGround grounds, Uses uses, Outbox outbox, Clock clock) {
        this.grounds = grounds;
        this.uses = uses;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Settlement handle(UseCommand command) {
        var ground = grounds.findForChange(command.authorization());
        var use = uses.findForChange(command.use())
                .filter(found -> found.facts().authorization().equals(command.authorization()));
        if (ground.isEmpty() || use.isEmpty()) {
            return new Settlement.Done();
        }
        return switch (use.get()) {
            case Use.Held held -> release(held, command);
            case Released _ -> new Settlement.Done();
            case Refused _ -> new Settlement.Done();
            case Consumed _ -> new Settlement.SettledOtherwise();
        };
    }

    private Settlement release(Use.Held held, UseCommand command) {
        var now = clock.instant();
        uses.replace(held.release(), now);
        outbox.append(UseEvents.released(held.facts(), command.requester(), now));
        return new Settlement.Done();
    }
}
