package cn.zhengxin.query.oftenqueried;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryOutbox;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchSubjectsTests {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final SubjectReference ANOTHER = new SubjectReference("sr_another0000000000000000000");

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final WatchSubjects watch = new WatchSubjects(new CountedFootprints(), outbox);

    @Test
    @DisplayName("Q8 · three in 31 days alert nobody; the fourth and the fifth each alert once, with count and policy")
    void alertsFromTheFourthOn() {
        for (int day = 1; day <= 3; day++) {
            follow(Workbench.SUBJECT, Workbench.OFFICER, NOW.plus(Duration.ofDays(day)));
        }
        assertThat(outbox.events()).isEmpty();

        follow(Workbench.SUBJECT, Workbench.PARTNER, NOW.plus(Duration.ofDays(4)));
        follow(Workbench.SUBJECT, Workbench.OFFICER, NOW.plus(Duration.ofDays(5)));

        assertThat(outbox.events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("SubjectQueriedOften");
            assertThat(event.policyVersion()).isEqualTo(Policies.VERSION);
            assertThat(event.subjectReference()).isEqualTo(Workbench.SUBJECT.value());
            assertThat(event.data()).containsEntry("threshold", 3).containsEntry("days", 31);
        });
        assertThat(outbox.events())
                .extracting(event -> event.data().get("count"))
                .containsExactly(4, 5);
        assertThat(outbox.events())
                .extracting(event -> event.data().get("institution"))
                .containsExactly("P30001", "B10001");
    }

    @Test
    @DisplayName("Q8 · what is 31 days old counts no more, across the end of a month as well")
    void olderOnesCountNoMore() {
        for (int count = 0; count < 3; count++) {
            follow(Workbench.SUBJECT, Workbench.OFFICER, NOW);
        }

        follow(Workbench.SUBJECT, Workbench.OFFICER, NOW.plus(Duration.ofDays(31)));
        assertThat(outbox.events()).isEmpty();

        follow(Workbench.SUBJECT, Workbench.OFFICER, NOW.plus(Duration.ofDays(20)));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    @DisplayName("Q8 · another subject's queries count for that subject alone")
    void eachSubjectByItself() {
        for (int count = 0; count < 3; count++) {
            follow(Workbench.SUBJECT, Workbench.OFFICER, NOW);
            follow(ANOTHER, Workbench.OFFICER, NOW);
        }

        assertThat(outbox.events()).isEmpty();
    }

    private void follow(SubjectReference subject, Requester requester, Instant at) {
        var query = new Particulars(
                CreditQueryId.next(),
                requester,
                "key",
                Workbench.AUTHORIZATION,
                ReportType.PERSONAL,
                Purpose.LOAN_APPLICATION,
                new BusinessReference("LN-2026-000123"),
                null,
                subject,
                at);
        watch.follow(new Footprint(query, at, at, Policies.book().inForceAt(at)));
    }

    private static final class CountedFootprints implements Footprints {

        private record Mark(SubjectReference subject, Instant inquiredAt) {}

        private final List<Mark> marks = new ArrayList<>();

        @Override
        public int keepAndCount(CreditQueryId query, SubjectReference subject, Instant inquiredAt, Instant since) {
            marks.add(new Mark(subject, inquiredAt));
            return (int) marks.stream()
                    .filter(mark ->
                            mark.subject().equals(subject) && mark.inquiredAt().isAfter(since))
                    .count();
        }
    }
}
