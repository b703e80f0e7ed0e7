package cn.zhengxin.audit.completeness;

import cn.zhengxin.audit.completeness.ProducerProgress.Gap;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes a gap visible within seconds, and says so in the log once it is too old to be mere reordering. */
@Component
class CompletenessMetrics {

    private static final Logger log = LoggerFactory.getLogger(CompletenessMetrics.class);

    /** Events of one producer travel over several partitions, so numbers arrive out of order for a moment. */
    private static final Duration REORDERING = Duration.ofSeconds(20);

    private record Reported(String producer, long first) {}

    private final ProducerProgresses progresses;
    private final Clock clock;
    private final MultiGauge missing;
    private final MultiGauge age;
    private Set<Reported> reported = Set.of();

    CompletenessMetrics(ProducerProgresses progresses, Clock clock, MeterRegistry meters) {
        this.progresses = progresses;
        this.clock = clock;
        missing = MultiGauge.builder("zhengxin.audit.producer.gap")
                .description("Numbers of a producer that were skipped and are still missing")
                .register(meters);
        age = MultiGauge.builder("zhengxin.audit.producer.gap.age")
                .description("Seconds since the oldest gap of a producer was noticed")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${zhengxin.audit.completeness.interval:5s}")
    void refresh() {
        try {
            Instant now = clock.instant();
            List<ProducerProgress> all = progresses.all();
            missing.register(
                    all.stream()
                            .map(progress -> MultiGauge.Row.of(tags(progress), progress.missing()))
                            .toList(),
                    true);
            age.register(
                    all.stream()
                            .map(progress -> MultiGauge.Row.of(tags(progress), oldest(progress, now)))
                            .toList(),
                    true);
            report(all, now);
        } catch (DataAccessException | TransactionException away) {
            log.warn("Completeness cannot be looked at for the moment", away);
        }
    }

    private void report(List<ProducerProgress> all, Instant now) {
        Set<Reported> open = new HashSet<>();
        for (ProducerProgress progress : all) {
            for (Gap gap : progress.gaps()) {
                if (gap.since().isBefore(now.minus(REORDERING))) {
                    Reported gapOf = new Reported(progress.producer(), gap.first());
                    open.add(gapOf);
                    if (!reported.contains(gapOf)) {
                        log.error(
                                "U2: events {} to {} of producer {} never arrived",
                                gap.first(),
                                gap.last(),
                                progress.producer());
                    }
                }
            }
        }
        reported = open;
    }

    private static Tags tags(ProducerProgress progress) {
        return Tags.of("producer", progress.producer());
    }

    private static long oldest(ProducerProgress progress, Instant now) {
        return progress.gaps().stream()
                .mapToLong(gap -> Duration.between(gap.since(), now).toSeconds())
                .max()
                .orElse(0);
    }
}
