package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps so many rows under way as the settings allow, the batches taking turns. Its rounds only begin runs and never wait for
 * them: other scheduled work shares the scheduler's thread.
 */
@Component
@ConditionalOnProperty(
        prefix = "zhengxin.query.batch.worker",
        name = "enabled",
        havingValue = "true",
        matchIfMissing = true)
class BatchWorker {

    private static final Logger log = LoggerFactory.getLogger(BatchWorker.class);

    private final RunBatches run;
    private final Semaphore free;
    private final ExecutorService runners = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("batch-row-", 0).factory());
    private volatile boolean closing;

    BatchWorker(RunBatches run, BatchProperties properties) {
        this.run = run;
        this.free = new Semaphore(properties.worker().concurrency());
    }

    @Scheduled(fixedDelayString = BatchProperties.WORKER_INTERVAL)
    void round() {
        run.startAndComplete();
        List<BatchId> due = run.batchesWithDueRows();
        if (due.isEmpty()) {
            return;
        }
        var turn = new AtomicInteger();
        while (!closing && free.tryAcquire()) {
            runners.execute(() -> runRows(due, turn));
        }
    }

    private void runRows(List<BatchId> due, AtomicInteger turn) {
        try {
            int without = 0;
            while (!closing && without < due.size()) {
                BatchId batch = due.get(Math.floorMod(turn.getAndIncrement(), due.size()));
                without = run.runOneOf(batch) ? 0 : without + 1;
            }
        } catch (RuntimeException broken) {
            log.atError()
                    .addKeyValue("cause", broken.getClass().getName())
                    .log("Rows of batches could not be taken up; the next round tries again");
        } finally {
            free.release();
        }
    }

    /** Rows under way come to their end; the others wait for the next process. */
    @PreDestroy
    void close() {
        closing = true;
        runners.close();
    }
}
