package cn.zhengxin.query.batch.application;

import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchParticulars;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Batches over in-memory ports, on top of the workbench of single queries. */
final class BatchBench {

    static final Performer.Employee TANG = new Performer.Employee("risk.tang", "E1009", "B10001", "127.0.0.1");
    static final Performer.Employee LUO = new Performer.Employee("risk.luo", "E1021", "B10001", "127.0.0.1");
    static final BatchProperties SETTINGS = new BatchProperties(
            new BatchProperties.File(20, DataSize.ofKilobytes(64), DataSize.ofMegabytes(1), 5, Duration.ofSeconds(30)),
            new BatchProperties.Worker(
                    true,
                    Duration.ofSeconds(1),
                    2,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(5),
                    3,
                    3),
            new BatchProperties.Progress(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(25), 4));

    final Workbench queries = new Workbench();
    final InMemoryBatches batches = new InMemoryBatches(queries.life, queries.clock);
    final List<BatchEvent> events = new ArrayList<>();
    final BatchJournal journal = event -> {
        queries.life.step();
        events.add(event);
    };
    private final InMemoryTransactions transactions =
            new InMemoryTransactions(queries.life, List.of(batches, this::eventsAsTheyAre));
    private final BlindIndex index = new BlindIndex(new byte[32]);
    private String replacedReviews = "Q4";

    private final PolicyBooks books = new PolicyBooks() {
        @Override
        public PolicyBook inForceAt(Instant moment) {
            Map<String, RuleTerms> rules =
                    new HashMap<>(Policies.book().inForceAt(moment).rules());
            rules.put("Q11", new RuleTerms("Q11", "basis of Q11", "cure of Q11", Map.of("reviews", replacedReviews)));
            return new PolicyBook(Policies.VERSION, rules);
        }

        @Override
        public PolicyBook inForceAt(Instant moment, String institution) {
            return inForceAt(moment);
        }
    };

    final DecideBatch decide = new DecideBatch(batches, journal, books, transactions, queries.clock);
    final SteerBatch steer = new SteerBatch(batches, batches, journal, transactions, queries.clock);
    final RunBatches run = new RunBatches(
            batches,
            batches,
            journal,
            new RunBatchedQuery(
                    queries.submit,
                    queries.review,
                    queries.queries,
                    books,
                    new SubjectReferences(index),
                    index,
                    queries.clock),
            SETTINGS,
            transactions,
            queries.clock);

    BatchBench() {
        queries.authorizations.uses(1000);
        queries.authorizations.standing("risk.luo", new Standing.Known(true, "A", false, true, "B10001"));
    }

    private Runnable eventsAsTheyAre() {
        List<BatchEvent> before = List.copyOf(events);
        return () -> {
            events.clear();
            events.addAll(before);
        };
    }

    UploadBatch upload(List<BatchFileReader> readers) {
        return new UploadBatch(
                readers,
                batches,
                batches,
                journal,
                new SubjectReferences(index),
                index,
                SETTINGS.file(),
                transactions,
                queries.clock);
    }

    /** No second person is replaced by the batch's approvers. */
    void replaceNoReviews() {
        replacedReviews = "";
    }

    BatchId stored(int rows) {
        return stored(Workbench.OFFICER, rows);
    }

    BatchId stored(Requester uploader, int rows) {
        var batch = new CreditQueryBatch.AwaitingApproval(
                new BatchParticulars(
                        BatchId.next(), uploader, "key-" + BatchId.next(), "digest", rows, queries.clock.instant()),
                0,
                null);
        batches.add(batch);
        var kept = new ArrayList<BatchedQuery>();
        for (int row = 0; row < rows; row++) {
            kept.add(row(row + 2));
        }
        batches.keep(batch.id(), kept);
        return batch.id();
    }

    BatchId approved(int rows) {
        BatchId batch = stored(rows);
        approve(batch, TANG);
        approve(batch, LUO);
        return batch;
    }

    static BatchedQuery row(int number) {
        return new BatchedQuery(
                number,
                Workbench.AUTHORIZATION,
                ReportType.PERSONAL,
                Purpose.LOAN_APPLICATION,
                new BusinessReference("LN-" + number),
                null,
                personOf(number));
    }

    /** Another one in each row: Q7 counts the queries on one subject. */
    private static Subject personOf(int row) {
        var person = SyntheticPopulation.standard().person(row);
        return new Subject(
                PersonName.of(person.name()), new IdentityDocument(DocumentType.RESIDENT_ID, person.nationalId()));
    }

    BatchOutcome approve(BatchId batch, Performer.Employee officer) {
        return decide(batch, officer, DecideBatchCommand.Verdict.APPROVE, "key of " + officer.account());
    }

    BatchOutcome decide(BatchId batch, Performer.Employee officer, DecideBatchCommand.Verdict verdict, String key) {
        return decide.handle(new DecideBatchCommand(batch, officer, verdict, key, null));
    }

    BatchOutcome steer(BatchId batch, Performer by, boolean risk, SteerBatchCommand.Steering steering) {
        return steer.handle(new SteerBatchCommand(batch, by, "B10001", risk, steering, null));
    }

    /** What the worker does in one round, some time later, with what the workers of single queries do beside it. */
    void round() {
        run.startAndComplete();
        for (BatchId batch : run.batchesWithDueRows()) {
            while (run.runOneOf(batch)) {
                // the next row
            }
        }
        queries.workerRound();
        queries.clock.advance(Duration.ofSeconds(61));
    }

    void rounds(int number) {
        for (int round = 0; round < number; round++) {
            round();
        }
    }

    CreditQueryBatch.State stateOf(BatchId batch) {
        return batches.get(batch).state();
    }

    Map<RowState, Integer> counts(BatchId batch) {
        return batches.counts(batch);
    }

    List<String> told() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
