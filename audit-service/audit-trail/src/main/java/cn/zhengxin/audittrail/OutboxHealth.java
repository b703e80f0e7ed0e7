package cn.zhengxin.audittrail;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when committed events wait too long. Not meant for readiness: a service whose events wait still works, and
 * taking it out of service would not bring the broker back.
 */
final class OutboxHealth extends AbstractHealthIndicator {

    private final OutboxQueue queue;
    private final Duration lateAfter;

    OutboxHealth(OutboxQueue queue, Duration lateAfter) {
        super("the outbox could not be asked");
        this.queue = queue;
        this.lateAfter = lateAfter;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var backlog = queue.backlog();
        var late = backlog.age().compareTo(lateAfter) > 0;
        (late ? builder.down() : builder.up())
                .withDetail("pending", backlog.pending())
                .withDetail("ageSeconds", backlog.age().toSeconds());
    }
}
