package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.List;

/** Where reports lie encrypted for the days that Q14 allows. */
public interface ReportVault {

    /** Encrypts under a new key; touches no database. */
    SealedReport seal(CreditQueryId query, RawCreditReport report);

    /** Joins the caller's transaction. */
    void keep(CreditQueryId query, SealedReport report, Instant at);

    /** Whether its days are over is worked out here and now, whatever the sweep has done. */
    VaultAnswer open(CreditQueryId query, Instant now);

    List<CreditQueryId> expiredWithKey(Instant now, int limit);

    /** Joins the caller's transaction; false when the key was destroyed before. */
    boolean destroyKey(CreditQueryId query, Instant at);
}
