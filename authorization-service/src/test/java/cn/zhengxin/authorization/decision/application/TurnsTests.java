package cn.zhengxin.authorization.decision.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TurnsTests {

    private static final String PREFIX = "zhengxin.authorization.decision.turns";

    private final AuthorizationId hot = new AuthorizationId(UUID.randomUUID());
    private final AuthorizationId other = new AuthorizationId(UUID.randomUUID());

    @Test
    @DisplayName("A13 · so many want one authorization at once, everybody gets a turn, and no line is left behind")
    void everybodyGetsATurn() throws Exception {
        var turns = new Turns(new TurnProperties(2, 500, Duration.ofMinutes(1)));
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Boolean>>();
            for (int one = 0; one < 200; one++) {
                all.add(executor.submit(() -> turns.inTurn(hot, () -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            return working.decrementAndGet();
                        })
                        .isPresent()));
            }
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(turns.lines()).isZero();
    }

    @Test
    @DisplayName("N3 · a line that stands still is told to come again; another authorization is not concerned")
    void doesNotWaitForEver() throws Exception {
        var turns = new Turns(new TurnProperties(1, 10, Duration.ofMillis(50)));
        var goOn = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder = executor.submit(() -> turns.inTurn(hot, () -> passed(goOn)));
            Awaitility.await().until(() -> turns.lines() == 1);

            assertThat(turns.inTurn(hot, () -> "never")).isEmpty();
            assertThat(turns.inTurn(other, () -> "done")).hasValue("done");

            goOn.countDown();
            assertThat(holder.get()).hasValue(true);
        }
        assertThat(turns.inTurn(hot, () -> "done")).hasValue("done");
        assertThat(turns.lines()).isZero();
    }

    @Test
    @DisplayName("N3 · whoever is too many in the line does not wait at all")
    void boundsTheLine() throws Exception {
        // Nobody's patience ends in this test.
        var turns = new Turns(new TurnProperties(1, 0, Duration.ofDays(1)));
        var goOn = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder = executor.submit(() -> turns.inTurn(hot, () -> passed(goOn)));
            Awaitility.await().until(() -> turns.lines() == 1);

            assertThat(turns.inTurn(hot, () -> "never")).isEmpty();

            goOn.countDown();
            assertThat(holder.get()).hasValue(true);
        }
        assertThat(turns.lines()).isZero();
    }

    @Test
    @DisplayName("A turn is given back when the work fails")
    void givesBackAfterAFailure() {
        var turns = new Turns(new TurnProperties(1, 0, Duration.ofMillis(50)));
        assertThatThrownBy(() -> turns.inTurn(hot, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.inTurn(hot, () -> "done")).hasValue("done");
        assertThat(turns.lines()).isZero();
    }

    @Test
    void startsFromTheseDefaultsAndReadsEverySetting() {
        assertThat(bind(Map.of())).isEqualTo(new TurnProperties(2, 500, Duration.ofSeconds(2)));
        assertThat(bind(Map.of("at-once", "3", "waiting", "4", "patience", "5s")))
                .isEqualTo(new TurnProperties(3, 4, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> bind(Map.of("patience", "0s"))).isInstanceOf(BindException.class);
    }

    private static boolean passed(CountDownLatch goOn) {
        try {
            goOn.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TurnProperties bind(Map<String, String> settings) {
        var all = settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> PREFIX + "." + setting.getKey(), Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate(PREFIX, TurnProperties.class);
    }
}
