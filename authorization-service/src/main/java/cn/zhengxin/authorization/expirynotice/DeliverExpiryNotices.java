package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A12: brings announcements to their subjects, at least once each and under one key, so that one message arrives. What was handed over and
 * not recorded, because a process ended in between, is handed over again under the same key. Any number of instances may run it.
 */
@Component
class DeliverExpiryNotices {

    private static final int AT_ONCE = 200;

    private final ExpiryNotices notices;
    private final SubjectNotices provider;
    private final Particulars particulars;
    private final ExpiryNoticeProperties properties;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    DeliverExpiryNotices(
            ExpiryNotices notices,
            SubjectNotices provider,
            Particulars particulars,
            ExpiryNoticeProperties properties,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.notices = notices;
        this.provider = provider;
        this.particulars = particulars;
        this.properties = properties;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${zhengxin.authorization.expiry-notice.delivery-interval:1m}",
            fixedDelayString = "${zhengxin.authorization.expiry-notice.delivery-interval:1m}")
    public void handle() {
        for (int done = 0; done < AT_ONCE; done++) {
            var now = clock.instant();
            var taken = notices.takeNext(now, now.plus(properties.lease()));
            if (taken.isEmpty()) {
                return;
            }
            var notice = taken.get();
            var reached = deliver(notice);
            transactions.executeWithoutResult(transaction -> settle(notice, reached));
            if (reached instanceof NoticeState.Pending) {
                // The provider is silent; the others need not wait for it one by one.
                return;
            }
        }
    }

    private NoticeState deliver(ExpiryNotice notice) {
        var now = clock.instant();
        if (!notice.authorizationActive() || BankDay.of(now).isAfter(notice.endDate())) {
            return new NoticeState.Failed(NoticeState.Reason.AUTHORIZATION_ENDED, now);
        }
        var phone = phoneOf(notice);
        if (phone.isEmpty()) {
            return new NoticeState.NoAddress(now);
        }
        return switch (provider.handOver(phone.get(), notice)) {
            case SubjectNotices.Handover.Accepted(var receipt) -> new NoticeState.Delivered(receipt, clock.instant());
            case SubjectNotices.Handover.Refused _ ->
                new NoticeState.Failed(NoticeState.Reason.REFUSED_BY_PROVIDER, clock.instant());
            case SubjectNotices.Handover.Unavailable _ ->
                new NoticeState.Pending(clock.instant().plus(properties.pauseAfter(notice.attempts())));
        };
    }

    /** Lies sealed until this moment, and is kept nowhere else (N1). */
    private Optional<PhoneNumber> phoneOf(ExpiryNotice notice) {
        return particulars.of(notice.authorization()).map(SubjectParticulars::phone);
    }

    private void settle(ExpiryNotice notice, NoticeState reached) {
        // Taken up by another process meanwhile: that one's word counts.
        if (!notices.settle(notice, reached)) {
            return;
        }
        switch (reached) {
            case NoticeState.Pending _ -> {
                // nothing became of it yet
            }
            case NoticeState.Delivered _ -> outbox.append(event(notice, "ExpiryNoticeDelivered", "DELIVERED"));
            case NoticeState.Failed failed ->
                outbox.append(event(notice, "ExpiryNoticeFailed", "NOT_DELIVERED")
                        .with("reason", failed.reason().name()));
            case NoticeState.NoAddress _ ->
                outbox.append(
                        event(notice, "ExpiryNoticeFailed", "NOT_DELIVERED").with("reason", "NO_ADDRESS"));
        }
    }

    private AuditEvent event(ExpiryNotice notice, String type, String result) {
        return AuditEvent.of(
                        type,
                        notice.authorization().toString(),
                        clock.instant(),
                        Actor.platform("authorization-service"),
                        Origin.unknown(),
                        result)
                .onSubject(notice.subjectReference())
                .underAuthorization(notice.authorization().toString())
                .underPolicy(notice.policyVersion())
                .with("number", notice.number())
                .with("institution", notice.institution())
                .with("endDate", notice.endDate().toString())
                .with("attempts", notice.attempts());
    }
}
