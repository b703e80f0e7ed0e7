package cn.zhengxin.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.query.InMemoryOutbox;
import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.MovableClock;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliverNoticesTests {

    private static final NotificationProperties PROPERTIES = new NotificationProperties(
            URI.create("http://provider"),
            "none",
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofHours(6));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T02:00:00Z"));
    private final InMemoryQueryNotices notices = new InMemoryQueryNotices();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final OweNotice owe = new OweNotice(notices, outbox);
    private final Provider provider = new Provider();
    private NoticeRecipients.Answer recipient =
            new NoticeRecipients.Answer.Known(PhoneNumber.of("13911112222"), "江南银行杭州分行");
    private final DeliverNotices deliver = new DeliverNotices(
            notices,
            notices -> notices.stream().collect(Collectors.toMap(QueryNotice::query, notice -> recipient)),
            provider,
            Policies.book(),
            PROPERTIES,
            outbox,
            new InMemoryTransactions(new LifeLine(), List.of()),
            clock);

    @Test
    @DisplayName("Q13 · owed, handed over, sent with its receipt; the first attempt needs no look-up")
    void sent() {
        owed(Purpose.LOAN_APPLICATION);
        assertThat(notices.states()).containsExactly(new NoticeState.Owed());

        deliver.handle();

        assertThat(notices.states()).containsExactly(new NoticeState.Sent("receipt", clock.instant()));
        assertThat(provider.asked).containsExactly("hand over");
        assertThat(types()).containsExactly("SubjectNoticeSent");
    }

    @Test
    @DisplayName("Q13 · silent twice: looked up first each time, handed over only when never seen, delayed told once")
    void lookedUpFirst() {
        owed(Purpose.LOAN_APPLICATION);
        provider.handover = new SubjectNotices.Handover.Unavailable();
        deliver.handle();
        assertThat(notices.states()).containsExactly(new NoticeState.Retrying(Duration.ofMinutes(1)));
        deliver.handle();
        assertThat(notices.states()).containsExactly(new NoticeState.Retrying(Duration.ofMinutes(2)));

        provider.lookUp = new SubjectNotices.LookUp.Silent();
        deliver.handle();
        provider.lookUp = new SubjectNotices.LookUp.TakenOver("earlier");
        deliver.handle();

        assertThat(provider.asked).containsExactly("hand over", "look up", "hand over", "look up", "look up");
        assertThat(notices.states()).containsExactly(new NoticeState.Sent("earlier", clock.instant()));
        assertThat(types()).containsExactly("SubjectNoticeDelayed", "SubjectNoticeSent");
    }

    @Test
    @DisplayName("Q13 · whoever was thought dead settles nothing and tells nothing")
    void thoughtDead() {
        owed(Purpose.LOAN_APPLICATION);
        provider.whileHandingOver = () -> {
            provider.whileHandingOver = () -> {};
            notices.endLeases();
            deliver.handle();
        };

        deliver.handle();

        assertThat(provider.asked).containsExactly("hand over", "look up", "hand over");
        assertThat(provider.keys.stream().distinct()).hasSize(1);
        assertThat(types()).containsExactly("SubjectNoticeSent");
    }

    @Test
    @DisplayName("Q13, N3 · authorization-service is silent: tried again; no phone on record: failed at once")
    void recipients() {
        owed(Purpose.LOAN_APPLICATION);
        recipient = new NoticeRecipients.Answer.Silent();
        deliver.handle();
        assertThat(notices.states().getFirst()).isInstanceOf(NoticeState.Retrying.class);

        recipient = new NoticeRecipients.Answer.NoAddress();
        deliver.handle();
        assertThat(notices.states())
                .containsExactly(new NoticeState.Failed(NoticeState.Reason.NO_ADDRESS, clock.instant()));
        assertThat(types()).containsExactly("SubjectNoticeDelayed", "SubjectNoticeFailed");
    }

    @Test
    @DisplayName("Q13 · a second short of seven days it is tried again, from then on it has failed")
    void timeOver() {
        owed(Purpose.LOAN_APPLICATION);
        provider.handover = new SubjectNotices.Handover.Unavailable();
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        deliver.handle();
        assertThat(notices.states().getFirst()).isInstanceOf(NoticeState.Retrying.class);

        clock.advance(Duration.ofSeconds(1));
        deliver.handle();
        assertThat(notices.states())
                .containsExactly(new NoticeState.Failed(NoticeState.Reason.TIME_OVER, clock.instant()));
        assertThat(outbox.events().getLast().policyVersion()).isEqualTo(Policies.VERSION);
    }

    @Test
    @DisplayName("Q13 · a silent provider is not asked for every notice there is")
    void oneSilenceEndsTheRound() {
        owed(Purpose.LOAN_APPLICATION);
        owed(Purpose.LOAN_APPLICATION);
        provider.handover = new SubjectNotices.Handover.Unavailable();

        deliver.handle();

        assertThat(provider.asked).hasSize(1);
    }

    @Test
    @DisplayName("Q13, A16 · a purpose that policy keeps secret: withheld from the start, nobody is asked anything")
    void withheld() {
        owed(Purpose.JUDICIAL_ASSISTANCE);

        deliver.handle();

        assertThat(notices.states()).containsExactly(new NoticeState.Withheld(clock.instant()));
        assertThat(provider.asked).isEmpty();
        assertThat(types()).containsExactly("SubjectNoticeWithheld");
        assertThat(outbox.events().getFirst().policyVersion()).isEqualTo(Policies.VERSION);
    }

    private void owed(Purpose purpose) {
        var query = new Particulars(
                CreditQueryId.next(),
                Workbench.OFFICER,
                "key",
                Workbench.AUTHORIZATION,
                ReportType.PERSONAL,
                purpose,
                new BusinessReference("LN-2026-000123"),
                null,
                Workbench.SUBJECT,
                clock.instant());
        owe.follow(new Footprint(
                query, clock.instant(), clock.instant(), Policies.book().inForceAt(clock.instant())));
    }

    private List<String> types() {
        return outbox.events().stream().map(AuditEvent::type).toList();
    }

    /** Answers as a test says. */
    private static final class Provider implements SubjectNotices {

        private final List<String> asked = new ArrayList<>();
        private final List<UUID> keys = new ArrayList<>();
        private Handover handover = new Handover.Accepted("receipt");
        private LookUp lookUp = new LookUp.NeverSeen();
        private Runnable whileHandingOver = () -> {};

        @Override
        public Handover handOver(NoticeRecipients.Answer.Known recipient, QueryNotice notice) {
            asked.add("hand over");
            keys.add(notice.deliveryKey());
            whileHandingOver.run();
            return handover;
        }

        @Override
        public LookUp lookUp(UUID deliveryKey) {
            asked.add("look up");
            keys.add(deliveryKey);
            return lookUp;
        }
    }
}
