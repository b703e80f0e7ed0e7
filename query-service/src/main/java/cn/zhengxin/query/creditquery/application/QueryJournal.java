package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.QueryRehearsed;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where events of queries go. Joins the caller's transaction (N5). */
public interface QueryJournal {

    void append(CreditQueryEvent event);

    /** A look at a query that was not asked. */
    void append(QueryRehearsed event);

    /** What was told of these queries, oldest first. */
    Map<CreditQueryId, List<Entry>> entriesOf(Collection<CreditQueryId> queries);

    /** An event's name and identity, as the audit service knows it. */
    record Entry(String type, UUID eventId, Instant at) {}
}
