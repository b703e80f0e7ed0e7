package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets an inquiry go to the bureau.
 *
 * @param review absent for a system's query (Q4)
 * @param requestNumber fixed here, before anything is sent (Q12)
 * @param confirmedAt when the authorization was last confirmed
 */
public record Clearance(
        Decision decision,
        @Nullable Review review,
        RequestNumber requestNumber,
        Instant clearedAt,
        Instant confirmedAt) {

    /** A withdrawal is effective one second after its commit at the latest (A10), so a confirmation ages that fast. */
    public static final Duration CONFIRMATION_HOLDS = Duration.ofSeconds(1);

    public boolean isConfirmedAt(Instant moment) {
        return !moment.isBefore(confirmedAt) && moment.isBefore(confirmedAt.plus(CONFIRMATION_HOLDS));
    }

    Clearance confirmed(Instant moment) {
        return new Clearance(decision, review, requestNumber, clearedAt, moment);
    }
}
