package cn.zhengxin.query.sampling;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q4: a reviewer, or compliance, says what they found when looking at a sampled query; once, and it stays. */
@Component
public class ExamineSample {

    private final QuerySamples samples;
    private final FindSamples find;
    private final CreditQueries queries;
    private final QueryJournal journal;
    private final OperatorStandings standings;
    private final TransactionOperations transactions;
    private final Clock clock;

    ExamineSample(
            QuerySamples samples,
            FindSamples find,
            CreditQueries queries,
            QueryJournal journal,
            OperatorStandings standings,
            TransactionOperations transactions,
            Clock clock) {
        this.samples = samples;
        this.find = find;
        this.queries = queries;
        this.journal = journal;
        this.standings = standings;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ExaminationOutcome handle(ExamineSampleCommand command) {
        var found = samples.find(command.query());
        if (found.isEmpty()) {
            return new ExaminationOutcome.NotFound();
        }
        QuerySample sample = found.get();
        if (!sample.examinedBy().equals(command.by().institution())) {
            recordRefusal(command, RefusalCause.OTHER_INSTITUTION);
            return new ExaminationOutcome.NotFound();
        }
        return switch (standings.of(command.by().account(), command.by().terminal())) {
            case Standing.Silent() -> new ExaminationOutcome.Undecided();
            case Standing.Known known
            when !known.active() -> {
                recordRefusal(command, RefusalCause.ACCOUNT_SUSPENDED);
                yield new ExaminationOutcome.ExaminerSuspended();
            }
            case Standing.Known known -> examined(sample, command);
            case Standing.UnknownOperator() -> examined(sample, command);
        };
    }

    private ExaminationOutcome examined(QuerySample sample, ExamineSampleCommand command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var finding = new QuerySample.Examination(
                command.finding(), command.reason(), command.by().account(), now);
        boolean first = transactions.execute(transaction -> {
            if (!samples.examine(sample.query(), finding)) {
                return false;
            }
            journal.append(new CreditQueryEvent.QuerySampleExamined(
                    queries.get(sample.query()).particulars(),
                    command.by(),
                    now,
                    command.finding(),
                    sample.isOverdueAt(now)));
            return true;
        });
        var present = find.get(sample.query());
        return first ? new ExaminationOutcome.Examined(present) : new ExaminationOutcome.NotOpen(present);
    }

    private void recordRefusal(ExamineSampleCommand command, RefusalCause cause) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(
                transaction -> journal.append(new CreditQueryEvent.QuerySampleExaminationRefused(
                        queries.get(command.query()).particulars(), command.by(), now, cause)));
    }
}
