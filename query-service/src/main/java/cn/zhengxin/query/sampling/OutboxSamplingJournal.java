package cn.zhengxin.query.sampling;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

@Component
class OutboxSamplingJournal implements SamplingJournal {

    private static final String ACCOUNT = "query-service";

    private final Outbox outbox;

    OutboxSamplingJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void committed(SampleSeed seed, Instant at) {
        outbox.append(AuditEvent.of(
                        "SampleSeedCommitted",
                        aggregateOf(seed.day()),
                        at,
                        Actor.platform(ACCOUNT),
                        Origin.unknown(),
                        "COMMITTED")
                .with("day", seed.day().toString())
                .with("digest", seed.digest()));
    }

    @Override
    public void drawn(SampleDraw draw, Instant at) {
        outbox.append(AuditEvent.of(
                        "QuerySamplesDrawn",
                        aggregateOf(draw.day()),
                        at,
                        new Actor(ActorKind.PLATFORM, ACCOUNT, null, draw.institution()),
                        Origin.unknown(),
                        "DRAWN")
                .underPolicy(draw.policyVersion())
                .with("day", draw.day().toString())
                .with("institution", draw.institution())
                .with("population", draw.population())
                .with("sampled", draw.sampled())
                .with("percent", draw.percent()));
    }

    @Override
    public void published(SampleSeed seed, Instant at) {
        outbox.append(AuditEvent.of(
                        "SampleSeedPublished",
                        aggregateOf(seed.day()),
                        at,
                        Actor.platform(ACCOUNT),
                        Origin.unknown(),
                        "PUBLISHED")
                .with("day", seed.day().toString())
                .with("seed", seed.text())
                .with("digest", seed.digest()));
    }

    private static String aggregateOf(LocalDate day) {
        return "sample-of-" + day;
    }
}
