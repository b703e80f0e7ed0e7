package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far subjects were told of queries (Q13). */
public interface NoticeStates {

    /** Of these, whatever is told of; a notice that is withheld is not there, as if none were owed (A16). */
    Map<CreditQueryId, NoticeTold> of(Collection<CreditQueryId> queries);

    /**
     * A notice of a query.
     *
     * @param at when it reached the state, where that is final
     */
    record NoticeTold(Delivery delivery, @Nullable Instant at) {}

    /** Told in short: how often it was tried is nobody's business. */
    enum Delivery {
        PENDING,
        SENT,
        FAILED
    }
}
