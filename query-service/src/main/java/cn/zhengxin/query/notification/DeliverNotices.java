package cn.zhengxin.query.notification;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** False when whoever was asked was silent, or something broke. */
    private boolean allReached(List<QueryNotice> taken) {
        List<Attempt> begun = sideBySide(taken, this::begun);
        List<QueryNotice> open = begun.stream()
                .filter(attempt -> attempt.reached() == null)
                .map(Attempt::notice)
                .toList();
        // Asked for the moment of handing over, and once for all: each is on record there.
        var recipient = recipients.of(open);
        List<Attempt> reached = Stream.concat(
                        begun.stream().filter(attempt -> attempt.reached() != null),
                        sideBySide(open, notice -> handedOver(notice, recipient)).stream())
                .toList();
        return settled(reached)
                && reached.size() == taken.size()
                && reached.stream().noneMatch(Attempt::isOpen);
    }

    /**
     * How far an attempt has come.
     *
     * @param reached null when the message is still to be handed over
     */
    private record Attempt(QueryNotice notice, @Nullable NoticeState reached) {

        boolean isOpen() {
            return reached == null || reached instanceof NoticeState.Retrying;
        }
    }

    /** Without what broke: that is tried again after its lease, and the others need not wait for it. */
    private static List<Attempt> sideBySide(List<QueryNotice> notices, Function<QueryNotice, Attempt> work) {
        var done = new ConcurrentLinkedQueue<Attempt>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var notice : notices) {
                executor.execute(() -> {
                    try {
                        done.add(work.apply(notice));
                    } catch (RuntimeException broken) {
                        broken(notice, broken);
                    }
                });
            }
        }
        return List.copyOf(done);
    }

    private static void broken(QueryNotice notice, RuntimeException cause) {
        log.atError()
                .addKeyValue("queryId", notice.query().value())
                .addKeyValue("cause", cause.getClass().getName())
                .log("A notice could not be delivered");
    }

    /** Whatever an earlier attempt may have handed over is looked up first. */
    private Attempt begun(QueryNotice notice) {
        if (notice.attempts() == 1) {
            return new Attempt(notice, null);
        }
        return new Attempt(
                notice,
                switch (provider.lookUp(notice.deliveryKey())) {
                    case SubjectNotices.LookUp.TakenOver(var receipt) ->
                        notice.state().sent(receipt, clock.instant());
                    case SubjectNotices.LookUp.NeverSeen _ -> null;
                    case SubjectNotices.LookUp.Silent _ -> unreached(notice);
                });
    }

    private Attempt handedOver(QueryNotice notice, Map<CreditQueryId, NoticeRecipients.Answer> recipient) {
        return new Attempt(
                notice,
                switch (recipient.getOrDefault(notice.query(), new NoticeRecipients.Answer.Silent())) {
                    case NoticeRecipients.Answer.Known known -> handOver(known, notice);
                    case NoticeRecipients.Answer.NoAddress _ ->
                        notice.state().failed(NoticeState.Reason.NO_ADDRESS, clock.instant());
                    case NoticeRecipients.Answer.Silent _ -> unreached(notice);
                });
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

    /** All in one commit; where that is refused each by itself, so that none keeps another. False when one could not be. */
    private boolean settled(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return true;
        }
        // In one order, so that two processes never wait for each other.
        var ordered = attempts.stream()
                .sorted(Comparator.comparing(attempt -> attempt.notice().query().value()))
                .toList();
        try {
            transactions.executeWithoutResult(transaction -> ordered.forEach(this::settle));
            return true;
        } catch (RuntimeException refused) {
            log.atWarn()
                    .addKeyValue("cause", refused.getClass().getName())
                    .log("Notices could not be settled together");
            return ordered.stream().map(this::settledAlone).reduce(true, Boolean::logicalAnd);
        }
    }

    private boolean settledAlone(Attempt attempt) {
        try {
            transactions.executeWithoutResult(transaction -> settle(attempt));
            return true;
        } catch (RuntimeException refused) {
            broken(attempt.notice(), refused);
            return false;
        }
    }

    /** State and event together (N5); none of it when another process took the notice up meanwhile. */
    private void settle(Attempt attempt) {
        var notice = attempt.notice();
        var reached = Objects.requireNonNull(attempt.reached());
        if (notices.settle(notice, reached)) {
            var now = clock.instant();
            NoticeEvents.of(notice, reached, now, () -> policies.inForceAt(now).version())
                    .ifPresent(outbox::append);
        }
    }
}
