package cn.zhengxin.audit.completeness;

import java.time.Instant;
import java.util.List;

/**
 * Whether all that happened has arrived.
 *
 * @param complete no producer has a gap
 */
record CompletenessResponse(boolean complete, List<Producer> producers) {

    CompletenessResponse {
        producers = List.copyOf(producers);
    }

    /**
     * One producer's numbering.
     *
     * @param contiguousUpTo every number up to this one is recorded
     * @param highest the highest number recorded
     * @param missing how many numbers below it are missing
     */
    record Producer(String producer, long contiguousUpTo, long highest, long missing, List<Gap> gaps) {

        Producer {
            gaps = List.copyOf(gaps);
        }
    }

    record Gap(long from, long to, Instant since) {}

    static CompletenessResponse of(List<ProducerProgress> all) {
        return new CompletenessResponse(
                all.stream().allMatch(progress -> progress.gaps().isEmpty()),
                all.stream()
                        .map(progress -> new Producer(
                                progress.producer(),
                                progress.contiguousUpTo(),
                                progress.highest(),
                                progress.missing(),
                                progress.gaps().stream()
                                        .map(gap -> new Gap(gap.first(), gap.last(), gap.since()))
                                        .toList()))
                        .toList());
    }
}
