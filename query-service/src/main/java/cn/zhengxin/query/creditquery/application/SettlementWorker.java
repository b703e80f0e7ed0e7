package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes up whatever a request, or a process, left unfinished; its first round, right after start, is the recovery. Every
 * process may run it: claims keep them apart (Q12).
 */
@Component
@ConditionalOnProperty(
        prefix = "zhengxin.query.creditquery",
        name = "settlement-enabled",
        havingValue = "true",
        matchIfMissing = true)
class SettlementWorker {

    private static final Logger log = LoggerFactory.getLogger(SettlementWorker.class);

    private final Claims claims;
    private final SettleCreditQuery settle;
    private final PerformUseActions performUseActions;
    private final AbandonForgottenQueries abandonForgotten;
    private final CreditQueryProperties properties;

    SettlementWorker(
            Claims claims,
            SettleCreditQuery settle,
            PerformUseActions performUseActions,
            AbandonForgottenQueries abandonForgotten,
            CreditQueryProperties properties) {
        this.claims = claims;
        this.settle = settle;
        this.performUseActions = performUseActions;
        this.abandonForgotten = abandonForgotten;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = CreditQueryProperties.SETTLEMENT_INTERVAL)
    void settleDueQueries() {
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            for (CreditQueryId query : claims.due(properties.settlementBatch())) {
                sideBySide.execute(() -> settle(query));
            }
        }
    }

    @Scheduled(fixedDelayString = CreditQueryProperties.SETTLEMENT_INTERVAL)
    void performUseActions() {
        performUseActions.handle();
    }

    @Scheduled(fixedDelayString = CreditQueryProperties.SETTLEMENT_INTERVAL)
    void abandonForgottenQueries() {
        abandonForgotten.handle();
    }

    private void settle(CreditQueryId query) {
        try {
            settle.handle(query);
        } catch (RuntimeException broken) {
            // One query that cannot be settled must not keep the others waiting; it is tried again.
            log.atError()
                    .addKeyValue("queryId", query.value())
                    .addKeyValue("cause", broken.getClass().getName())
                    .log("A query could not be settled");
        }
    }
}
