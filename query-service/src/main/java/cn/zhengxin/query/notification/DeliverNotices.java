package cn.zhengxin.query.notification;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q13: brings notices to their subjects, each as one message. Every attempt is on record before it is made; whatever an earlier one may
 * have handed over is looked up first, and handed over again only under the same key. Any number of processes may run it.
 */
@Component
class DeliverNotices {

    private static final Logger log = LoggerFactory.getLogger(DeliverNotices.class);
    private static final int MOST_ROUNDS = 100;

    private final QueryNotices notices;
    private final NoticeRecipients recipients;
    private final SubjectNotices provider;
    private final PolicyBooks policies;
    private final NotificationProperties properties;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    DeliverNotices(
            QueryNotices notices,
            NoticeRecipients recipients,
            SubjectNotices provider,
            PolicyBooks policies,
            NotificationProperties properties,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.notices = notices;
        this.recipients = recipients;
        this.provider = provider;
        this.policies = policies;
        this.properties = properties;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = NotificationProperties.DELIVERY_INTERVAL,
            fixedDelayString = NotificationProperties.DELIVERY_INTERVAL)
    public void handle() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var taken = notices.takeDue(properties.batch(), properties.lease());
            if (!allReached(taken) || taken.size() < properties.batch()) {
                // Whoever is silent is not asked for every notice there is.
                return;
            }
        }
    }

    private boolean allReached(List<QueryNotice> taken) {
        var silent = new AtomicBoolean();
        try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var notice : taken) {
                sideBySide.execute(() -> {
                    if (!attempt(notice)) {
                        silent.set(true);
                    }
                });
            }
        }
        return !silent.get();
    }

    /** False when whoever was asked was silent. */
    private boolean attempt(QueryNotice notice) {
        try {
            var reached = deliver(notice);
            transactions.executeWithoutResult(transaction -> settle(notice, reached));
            return !(reached instanceof NoticeState.Retrying);
        } catch (RuntimeException broken) {
            // Tried again after its lease; the others need not wait for it.
            log.atError()
                    .addKeyValue("queryId", notice.query().value())
                    .addKeyValue("cause", broken.getClass().getName())
                    .log("A notice could not be delivered");
            return false;
        }
    }

    private NoticeState deliver(QueryNotice notice) {
        if (notice.attempts() > 1) {
            switch (provider.lookUp(notice.deliveryKey())) {
                case SubjectNotices.LookUp.TakenOver(var receipt) -> {
                    return notice.state().sent(receipt, clock.instant());
                }
                case SubjectNotices.LookUp.NeverSeen _ -> {
                    // then it is handed over now
                }
                case SubjectNotices.LookUp.Silent _ -> {
                    return unreached(notice);
                }
            }
        }
        return switch (recipients.of(notice.authorization(), notice.query())) {
            case NoticeRecipients.Answer.Known recipient -> handOver(recipient, notice);
            case NoticeRecipients.Answer.NoAddress _ ->
                notice.state().failed(NoticeState.Reason.NO_ADDRESS, clock.instant());
            case NoticeRecipients.Answer.Silent _ -> unreached(notice);
        };
    }

    private NoticeState handOver(NoticeRecipients.Answer.Known recipient, QueryNotice notice) {
        return switch (provider.handOver(recipient, notice)) {
            case SubjectNotices.Handover.Accepted(var receipt) -> notice.state().sent(receipt, clock.instant());
            case SubjectNotices.Handover.Refused _ ->
                notice.state().failed(NoticeState.Reason.REFUSED_BY_PROVIDER, clock.instant());
            case SubjectNotices.Handover.Unavailable _ -> unreached(notice);
        };
    }

    private NoticeState unreached(QueryNotice notice) {
        var now = clock.instant();
        var days = policies.inForceAt(now).termsOf(NoticeEvents.RULE).number("days");
        return now.isBefore(notice.owedAt().plus(Duration.ofDays(days)))
                ? notice.state().retried(properties.pauseAfter(notice.attempts()))
                : notice.state().failed(NoticeState.Reason.TIME_OVER, now);
    }

    /** State and event together (N5); none of it when another process took the notice up meanwhile. */
    private void settle(QueryNotice notice, NoticeState reached) {
        if (notices.settle(notice, reached)) {
            var now = clock.instant();
            NoticeEvents.of(notice, reached, now, () -> policies.inForceAt(now).version())
                    .ifPresent(outbox::append);
        }
    }
}
