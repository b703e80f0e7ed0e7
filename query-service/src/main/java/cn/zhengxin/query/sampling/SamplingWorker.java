package cn.zhengxin.query.sampling;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Draws in every process that takes part; two at once draw the same, once. */
@Component
@ConditionalOnProperty(
        prefix = "zhengxin.query.sampling",
        name = "enabled",
        havingValue = "true",
        matchIfMissing = true)
class SamplingWorker {

    private final DrawSamples draw;

    SamplingWorker(DrawSamples draw) {
        this.draw = draw;
    }

    @Scheduled(fixedDelayString = SamplingProperties.INTERVAL)
    void drawSamples() {
        draw.handle();
    }
}
