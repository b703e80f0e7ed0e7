package cn.zhengxin.query.notification;

import cn.zhengxin.query.creditquery.application.Footprint;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What subjects are owed, and what became of it. */
interface QueryNotices {

    /** Joins the transaction that settles the query. */
    void owe(Footprint footprint, UUID deliveryKey, NoticeState state);

    /**
     * Takes up notices that are due, for one process alone.
     *
     * @param lease how long, on the database's clock; after it another may take them up
     */
    List<QueryNotice> takeDue(int limit, Duration lease);

    /** False when it was taken up again since, or is settled; nothing changed then. */
    boolean settle(QueryNotice taken, NoticeState reached);
}
