package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** M5: what a viewer may see in full of one query's report at this moment, and the record of each time that they did. */
@Component
public class UseUnmasking {

    private final Unmaskings unmaskings;
    private final UnmaskingJournal journal;

    public UseUnmasking(Unmaskings unmaskings, UnmaskingJournal journal) {
        this.unmaskings = unmaskings;
        this.journal = journal;
    }

    /**
     * One masking that showed values in full.
     *
     * @param askedBy the service that asked for it
     */
    public record Use(
            String askedBy,
            @Nullable String subjectReference,
            @Nullable String traceId,
            String maskingId,
            int values) {}

    /** For this requester alone, for this query's report alone, and until its minute; in the caller's transaction. */
    public List<Unmasking.Approved> liveFor(
            String account, String institution, UUID creditQueryId, ReportType reportType, Instant now) {
        return unmaskings.liveFor(account, institution, creditQueryId, reportType, now).stream()
                .filter(approved -> approved.isLive(now))
                .toList();
    }

    /** In the transaction that found it live. */
    public void record(Unmasking.Approved live, Use use, Instant now) {
        journal.append(new UnmaskingEvent.UnmaskingUsed(
                live, now, use.askedBy(), use.subjectReference(), use.traceId(), use.maskingId(), use.values()));
    }
}
