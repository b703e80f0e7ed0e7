package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.reportvault.ReportVault;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q14: when a report's days are over its key is destroyed, and the report with it. */
@Component
public class DestroyExpiredReports {

    private static final int AT_ONCE = 500;

    private final ReportVault vault;
    private final CreditQueries queries;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DestroyExpiredReports(
            ReportVault vault,
            CreditQueries queries,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.vault = vault;
        this.queries = queries;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${zhengxin.query.reportvault.sweep-interval:10m}")
    public void handle() {
        Instant now = clock.instant();
        for (CreditQueryId expired : vault.expiredWithKey(now, AT_ONCE)) {
            transactions.executeWithoutResult(transaction -> {
                if (vault.destroyKey(expired, now)) {
                    journal.append(new CreditQueryEvent.ReportKeyDestroyed(
                            queries.get(expired).particulars(), new Performer.Platform(), now));
                }
            });
        }
    }
}
