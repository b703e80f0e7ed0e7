package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts on record that unmaskings are over. They end without it: whether one is live is worked out when a report is masked. */
@Component
public class TellEndedUnmaskings {

    private static final int AT_ONCE = 100;

    private final Unmaskings unmaskings;
    private final UnmaskingJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public TellEndedUnmaskings(
            Unmaskings unmaskings, UnmaskingJournal journal, TransactionOperations transactions, Clock clock) {
        this.unmaskings = unmaskings;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = UnmaskingProperties.ENDED_INTERVAL)
    public void handle() {
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            unmaskings
                    .takeEnded(now, AT_ONCE)
                    .forEach(ended -> journal.append(new UnmaskingEvent.UnmaskingEnded(ended, now)));
        });
    }
}
