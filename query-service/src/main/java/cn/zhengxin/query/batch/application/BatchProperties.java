package cn.zhengxin.query.batch.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How batches are read, run and watched. */
@ConfigurationProperties("zhengxin.query.batch")
public record BatchProperties(
        @DefaultValue File file,
        @DefaultValue Worker worker,
        @DefaultValue Progress progress) {

    private static final String DEFAULT_INTERVAL = "1s";

    /** The worker's interval as an annotation can name it. */
    static final String WORKER_INTERVAL = "${zhengxin.query.batch.worker.interval:" + DEFAULT_INTERVAL + "}";

    /**
     * What a file may be.
     *
     * @param mostRows of one batch
     * @param largest as it is uploaded
     * @param largestUnpacked a workbook with all its parts unpacked
     * @param mostFaults that are named; the rest is counted
     * @param storageTimeout how long storing all rows, one transaction, may take
     */
    public record File(
            @DefaultValue("10000") int mostRows,
            @DefaultValue("5MB") DataSize largest,
            @DefaultValue("64MB") DataSize largestUnpacked,
            @DefaultValue("100") int mostFaults,
            @DefaultValue("30s") Duration storageTimeout) {
        public File {
            requirePositive("file.most-rows", mostRows);
            requirePositive("file.most-faults", mostFaults);
            requirePositive("file.storage-timeout", storageTimeout);
        }
    }

    /**
     * How rows are run.
     *
     * @param enabled whether this process takes part
     * @param interval how often due rows are looked for
     * @param concurrency how many rows this process runs side by side
     * @param lease how long one process may work on a row before another takes over; longer than a whole query takes
     * @param firstPause before a row that met an outage is tried again; doubles each time
     * @param longestPause up to this
     * @param outagesUntilPause so many rows that met an outage, one after the other, pause the batch
     * @param mostBreakdowns so many times running a row breaks down before it is given up
     */
    public record Worker(
            @DefaultValue("true") boolean enabled,
            @DefaultValue(DEFAULT_INTERVAL) Duration interval,
            @DefaultValue("8") int concurrency,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("2s") Duration firstPause,
            @DefaultValue("5m") Duration longestPause,
            @DefaultValue("10") int outagesUntilPause,
            @DefaultValue("5") int mostBreakdowns) {
        public Worker {
            requirePositive("worker.interval", interval);
            requirePositive("worker.concurrency", concurrency);
            requirePositive("worker.lease", lease);
            requirePositive("worker.first-pause", firstPause);
            requirePositive("worker.longest-pause", longestPause);
            requirePositive("worker.outages-until-pause", outagesUntilPause);
            requirePositive("worker.most-breakdowns", mostBreakdowns);
        }

        /** After so many attempts. */
        Duration pauseAfter(int attempts) {
            Duration pause = firstPause.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    /**
     * How progress is told while it happens.
     *
     * @param interval between two looks
     * @param heartBeat a comment after so long without news, so that nothing on the way takes the stream for dead
     * @param streamFor how long one stream lasts; shorter than the gateway waits, the reader comes again by itself
     * @param mostStreams at once, in this process
     */
    public record Progress(
            @DefaultValue("1s") Duration interval,
            @DefaultValue("10s") Duration heartBeat,
            @DefaultValue("25s") Duration streamFor,
            @DefaultValue("40") int mostStreams) {
        public Progress {
            requirePositive("progress.interval", interval);
            requirePositive("progress.heart-beat", heartBeat);
            requirePositive("progress.stream-for", streamFor);
            requirePositive("progress.most-streams", mostStreams);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("zhengxin.query.batch." + name + " is not positive");
        }
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("zhengxin.query.batch." + name + " is less than 1");
        }
    }
}
