package cn.zhengxin.audit.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audit.completeness.ProducerProgress.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProducerProgressTests {

    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

    @Test
    @DisplayName("U2 · numbers in order leave no gap")
    void numbersInOrderLeaveNoGap() {
        ProducerProgress progress = recorded(1, 2, 3);
        assertThat(progress.contiguousUpTo()).isEqualTo(3);
        assertThat(progress.gaps()).isEmpty();
    }

    @Test
    @DisplayName("U2 · a skipped number is a gap until it arrives")
    void aSkippedNumberIsAGap() {
        assertThat(recorded(1, 5).gaps()).containsExactly(new Gap(2, 4, NOW));
        assertThat(recorded(1, 5, 3).gaps()).containsExactly(new Gap(2, 2, NOW), new Gap(4, 4, NOW));
        assertThat(recorded(1, 5, 3, 2, 4).gaps()).isEmpty();
    }

    @Test
    @DisplayName("U2 · a producer whose first number is missing has a gap at the beginning")
    void aMissingFirstNumberIsAGap() {
        assertThat(recorded(3).gaps()).containsExactly(new Gap(1, 2, NOW));
        assertThat(recorded(3).contiguousUpTo()).isZero();
    }

    @Test
    @DisplayName("U2 · whatever the order and the repetitions, exactly the missing numbers are gaps")
    void exactlyTheMissingNumbersAreGaps() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Long> arriving = new ArrayList<>();
            TreeSet<Long> missing = new TreeSet<>();
            long highest = 0;
            for (long number = 1; number <= 40; number++) {
                if (random.nextInt(4) > 0) {
                    arriving.add(number);
                    highest = number;
                } else {
                    missing.add(number);
                }
            }
            arriving.addAll(arriving.subList(0, arriving.size() / 2));
            Collections.shuffle(arriving, random);
            ProducerProgress progress = ProducerProgress.none("query");
            for (long number : arriving) {
                progress = progress.recorded(number, NOW);
            }
            TreeSet<Long> gaps = new TreeSet<>();
            for (Gap gap : progress.gaps()) {
                for (long number = gap.first(); number <= gap.last(); number++) {
                    gaps.add(number);
                }
            }
            missing.tailSet(highest, false).clear();
            assertThat(gaps).isEqualTo(missing);
            assertThat(progress.missing()).isEqualTo(missing.size());
        }
    }

    private static ProducerProgress recorded(long... numbers) {
        ProducerProgress progress = ProducerProgress.none("query");
        for (long number : numbers) {
            progress = progress.recorded(number, NOW);
        }
        return progress;
    }
}
