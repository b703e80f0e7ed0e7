package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.application.PendingReviews.Waiting;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Q4: the queue of a second person, with whatever claims hold at this moment. It tells nothing of reports. */
@Component
public class FindPendingReviews {

    private final PendingReviews pending;
    private final QuerySubjects subjects;
    private final Clock clock;

    public FindPendingReviews(PendingReviews pending, QuerySubjects subjects, Clock clock) {
        this.pending = pending;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<Entry> handle(PendingReviews.Filter filter, @Nullable CreditQueryId after, int limit) {
        return pending.page(filter, clock.instant(), after, limit).stream()
                .map(waiting -> new Entry(
                        waiting, subjects.of(waiting.query().id()).name().masked()))
                .toList();
    }

    /** What waits, and its subject's name as it is shown by default (M2). */
    public record Entry(Waiting waiting, String maskedName) {}
}
