package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.Optional;

/** Reports that may answer other queries than their own (Q9). */
public interface ReportsAtHand {

    /** The one whose days are over last, among those within their days and with their key. */
    Optional<ReportAtHand> latest(ReportSought sought, Instant now);

    /**
     * Whether the report is within its days and has its key, which is not destroyed before the caller's transaction ends.
     * Joins that transaction.
     */
    boolean hold(CreditQueryId query, Instant now);

    /**
     * What there is, and what may be coming for another query than this one; both of one moment. Joins the caller's transaction.
     *
     * @param lock taken first, and held until that transaction ends
     */
    Outlook outlook(ReportSought sought, CreditQueryId except, Instant now, String lock);

    /**
     * What a query that is about to leave may wait for.
     *
     * @param latest as {@link #latest} tells it
     * @param onItsWay whether another query of the kind has perhaps reached the bureau, and its report may be on its way
     */
    record Outlook(Optional<ReportAtHand> latest, boolean onItsWay) {}
}
