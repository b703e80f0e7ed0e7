package cn.zhengxin.query.specialgrant.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.specialgrant.model.GrantRequest;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import java.time.Instant;

/** What happened to special grants, told in the transaction in which it happens (N5). */
public interface GrantJournal {

    /** The grant has reached the state it is in. */
    void changed(SpecialGrant grant, Performer by, Instant at);

    /** Somebody tried to decide about their own permission (O1). */
    void decisionRefused(SpecialGrant grant, Performer by, Instant at);

    /** A query rests on the grant. */
    void used(GrantRequest grant, CreditQueryId query, Instant at);

    /** The query that rested on the grant came to nothing before the bureau was asked. */
    void useReturned(GrantRequest grant, CreditQueryId query, Instant at);
}
