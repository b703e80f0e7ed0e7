package cn.zhengxin.audittrail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a commit, so that its own events do not wait for the next look. */
final class RelaySignal {

    private final Semaphore committed = new Semaphore(0);

    void raise() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    /** Returns after a commit or after {@code longest}, whichever comes first. */
    void await(Duration longest) throws InterruptedException {
        if (committed.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            committed.drainPermits();
        }
    }
}
