package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where reports lie encrypted for the days that Q14 allows. */
public interface ReportVault {

    /**
     * Encrypts under a new key, and that under the vault key of the hour in which its days are over; touches no database.
     *
     * @param policy in force now; it says how many days
     * @throws cn.zhengxin.identity.DependencyUnavailable when the vault keys cannot be reached
     */
    SealedReport seal(CreditQueryId query, RawCreditReport report, PolicyBook policy);

    /** Joins the caller's transaction. */
    void keep(CreditQueryId query, SealedReport report, Instant at);

    /**
     * Keeps a report that is still valid until its credit file ends, and puts it under the key for that; the copies of before end
     * with their own key. Joins the caller's transaction.
     *
     * @return false when its days are over, its key is destroyed, or it was adopted before
     * @throws cn.zhengxin.identity.DependencyUnavailable when the vault keys cannot be reached
     */
    boolean adopt(CreditQueryId query, Instant retainedUntil, Instant now);

    /** Whether its days are over is worked out here and now, whatever the sweep has done. */
    VaultAnswer open(CreditQueryId query, Instant now);

    /** What is known of it, also when its days are over. */
    Optional<KeptReport> find(CreditQueryId query);

    /**
     * Counts one more view. Joins the caller's transaction and keeps the key from being destroyed until that ends, so that no
     * view is on record after the destruction.
     *
     * @return how many there are now; empty when its days are over or its key is destroyed
     */
    Optional<Integer> countView(CreditQueryId query, Instant now);

    List<CreditQueryId> expiredWithKey(Instant now, int limit);

    /** Joins the caller's transaction; false when the key was destroyed before. */
    boolean destroyKey(CreditQueryId query, Instant at);
}
