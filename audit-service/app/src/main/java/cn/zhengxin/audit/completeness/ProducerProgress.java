package cn.zhengxin.audit.completeness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers of a producer have been recorded (U2).
 *
 * @param highest the highest number recorded, 0 before the first
 * @param gaps the numbers below it that are missing, in ascending order
 */
public record ProducerProgress(String producer, long highest, List<Gap> gaps) {

    public ProducerProgress {
        gaps = List.copyOf(gaps);
    }

    /** Nothing recorded yet. */
    public static ProducerProgress none(String producer) {
        return new ProducerProgress(producer, 0, List.of());
    }

    /** Numbers {@code first} to {@code last}, both included, known to be missing since that time. */
    public record Gap(long first, long last, Instant since) {

        long count() {
            return last - first + 1;
        }
    }

    /** The progress after this number was recorded; events may arrive in any order and more than once. */
    public ProducerProgress recorded(long sequence, Instant at) {
        if (sequence == highest + 1) {
            return new ProducerProgress(producer, sequence, gaps);
        }
        List<Gap> changed = new ArrayList<>();
        if (sequence > highest) {
            changed.addAll(gaps);
            changed.add(new Gap(highest + 1, sequence - 1, at));
            return new ProducerProgress(producer, sequence, changed);
        }
        for (Gap gap : gaps) {
            if (sequence < gap.first() || sequence > gap.last()) {
                changed.add(gap);
                continue;
            }
            if (sequence > gap.first()) {
                changed.add(new Gap(gap.first(), sequence - 1, gap.since()));
            }
            if (sequence < gap.last()) {
                changed.add(new Gap(sequence + 1, gap.last(), gap.since()));
            }
        }
        return new ProducerProgress(producer, highest, changed);
    }

    /** Every number up to this one is recorded. */
    public long contiguousUpTo() {
        return gaps.isEmpty() ? highest : gaps.getFirst().first() - 1;
    }

    public long missing() {
        return gaps.stream().mapToLong(Gap::count).sum();
    }
}
