package cn.zhengxin.authorization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Runs with the system's clock until a test moves it. */
public final class AdjustableClock extends Clock {

    public static final AdjustableClock SHARED = new AdjustableClock();

    private volatile Duration ahead = Duration.ZERO;
    private volatile Runnable afterAdvance = () -> {};

    /** Puts the clock into the application. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        @Primary
        AdjustableClock adjustableClock() {
            return SHARED;
        }
    }

    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
        afterAdvance.run();
    }

    /** What happens to the world while time passes. */
    void afterAdvance(Runnable action) {
        afterAdvance = action;
    }

    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Zones are named where they matter");
    }
}
