package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A query whose process ended during the checks, and whose request nobody repeated, gives its use back (A13). */
@Component
public class AbandonForgottenQueries {

    private final CreditQueries queries;
    private final QueryJournal journal;
    private final GiveBack giveBack;
    private final CreditQueryProperties properties;
    private final TransactionOperations transactions;
    private final Clock clock;

    public AbandonForgottenQueries(
            CreditQueries queries,
            QueryJournal journal,
            GiveBack giveBack,
            CreditQueryProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.giveBack = giveBack;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle() {
        Instant now = clock.instant();
        for (CreditQuery.Submitted forgotten :
                queries.submittedBefore(now.minus(properties.forgottenAfter()), properties.settlementBatch())) {
            abandon(forgotten.fail(FailureReason.ABANDONED, now));
        }
    }

    private void abandon(CreditQuery.Failed failed) {
        transactions.executeWithoutResult(transaction -> {
            if (queries.replace(failed)) {
                journal.append(new CreditQueryEvent.QueryFailed(
                        failed.particulars(), new Performer.Platform(), failed.at(), failed.reason()));
                giveBack.of(failed);
            }
        });
    }
}
