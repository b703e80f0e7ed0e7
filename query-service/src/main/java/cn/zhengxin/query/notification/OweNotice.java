package cn.zhengxin.query.notification;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.application.FootprintConsequence;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Q13: the debt is written with the outcome of the query, its delivery key with it. */
@Component
class OweNotice implements FootprintConsequence {

    private final QueryNotices notices;
    private final Outbox outbox;

    OweNotice(QueryNotices notices, Outbox outbox) {
        this.notices = notices;
        this.outbox = outbox;
    }

    @Override
    public void follow(Footprint footprint) {
        var policy = footprint.policy();
        var query = footprint.query();
        // A16, PIPL 18: telling would betray an investigation; an exemption knows no end of its secrecy.
        boolean secret = policy.termsOf(NoticeEvents.RULE)
                .words("withheld")
                .contains(query.purpose().name());
        // Not the query's id: to the provider one message has nothing to do with another.
        notices.owe(
                footprint,
                UUID.randomUUID(),
                secret ? new NoticeState.Withheld(footprint.settledAt()) : new NoticeState.Owed());
        if (secret) {
            outbox.append(NoticeEvents.withheld(query, footprint.settledAt(), policy.version()));
        }
    }
}
