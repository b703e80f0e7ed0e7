package cn.zhengxin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalCallerLimitsTests {

    @Test
    void givesEachCallerABurstAndThenAWait() {
        LocalCallerLimits limits = new LocalCallerLimits(1, 3);

        for (int request = 0; request < 3; request++) {
            assertThat(limits.take("a")).isZero();
        }
        assertThat(limits.take("a")).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(limits.take("b")).isZero();
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        LocalCallerLimits limits = new LocalCallerLimits(1, 1);
        limits.take("first");
        for (int caller = 0; caller < 20_000; caller++) {
            limits.take("caller " + caller);
        }

        assertThat(limits.take("first")).isZero();
    }
}
