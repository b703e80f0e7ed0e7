package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinesTests {

    private static final List<String> HOT = List.of("branch/1", "subject/1");

    @Test
    @DisplayName(
            "Q3, Q7 · of 200 who want the same counts one at a time works, everybody gets on, and no line is left behind")
    void oneAtATime() throws Exception {
        var lines = new Lines(new LineProperties(200, Duration.ofMinutes(1)));
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Boolean>>();
            for (int one = 0; one < 200; one++) {
                // Half of them share the subject alone.
                var keys = one % 2 == 0 ? HOT : List.of("branch/" + one, "subject/1");
                all.add(executor.submit(() -> lines.inLine(keys, () -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            LockSupport.parkNanos(50_000);
                            return working.decrementAndGet();
                        })
                        .isPresent()));
            }
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(lines.lines()).isZero();
    }

    @Test
    @DisplayName("Q3, Q7 · who shares no count waits for nobody")
    void othersDoNotWait() throws Exception {
        var lines = new Lines(new LineProperties(200, Duration.ofMillis(1)));
        var release = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = executor.submit(() -> lines.inLine(HOT, () -> awaited(release)));
            await().until(() -> lines.lines() == 2);

            assertThat(lines.inLine(List.of("branch/2", "subject/2"), () -> "done"))
                    .contains("done");
            assertThat(lines.inLine(List.of("branch/2", "subject/1"), () -> "done"))
                    .isEmpty();
            // Who gave up at the second line does not stand at the head of the first.
            assertThat(lines.inLine(List.of("branch/2"), () -> "done")).contains("done");

            release.countDown();
            assertThat(held.get()).contains(true);
        }
        assertThat(lines.lines()).isZero();
    }

    @Test
    @DisplayName("N3 · a line that is full is told at once, and nothing is done")
    void aFullLineIsToldAtOnce() throws Exception {
        var lines = new Lines(new LineProperties(0, Duration.ofMinutes(1)));
        var release = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = executor.submit(() -> lines.inLine(HOT, () -> awaited(release)));
            await().until(() -> lines.lines() == 2);

            assertThat(lines.inLine(HOT, () -> "done")).isEmpty();

            release.countDown();
            assertThat(held.get()).contains(true);
        }
        assertThat(lines.inLine(HOT, () -> "done")).contains("done");
    }

    @Test
    @DisplayName("Q3, Q7 · whoever breaks down at the head lets the next one on")
    void whoBreaksDownLetsTheNextOn() {
        var lines = new Lines(new LineProperties(0, Duration.ofMillis(1)));

        assertThatThrownBy(() -> lines.inLine(HOT, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lines.inLine(HOT, () -> "done")).contains("done");
        assertThat(lines.lines()).isZero();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
