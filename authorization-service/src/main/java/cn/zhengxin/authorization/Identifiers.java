package cn.zhengxin.authorization;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.UUID;

/** Gives out time-ordered identifiers (UUIDv7) from the injected clock. */
public final class Identifiers {

    private final Clock clock;

    public Identifiers(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch(clock.instant());
    }
}
