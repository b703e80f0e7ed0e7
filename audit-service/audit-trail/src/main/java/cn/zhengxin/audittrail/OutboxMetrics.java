package cn.zhengxin.audittrail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;

/** How much waits and for how long. A database that cannot be asked shows as no number, not as nothing waiting. */
final class OutboxMetrics implements MeterBinder {

    private final OutboxQueue queue;

    OutboxMetrics(OutboxQueue queue) {
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("zhengxin.outbox.pending", queue, asked(backlog -> backlog.pending()))
                .description("Committed events that are not on the topic yet")
                .register(registry);
        Gauge.builder(
                        "zhengxin.outbox.age",
                        queue,
                        asked(backlog -> backlog.age().toMillis() / 1000.0))
                .description("Age of the oldest of them")
                .baseUnit("seconds")
                .register(registry);
    }

    private static ToDoubleFunction<OutboxQueue> asked(ToDoubleFunction<OutboxQueue.Backlog> figure) {
        return queue -> {
            try {
                return figure.applyAsDouble(queue.backlog());
            } catch (DataAccessException away) {
                return Double.NaN;
            }
        };
    }
}
