package cn.zhengxin.dispute.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long an answer to a dispute may take (D2).
 *
 * @param answerDays calendar days from the day of receipt, the written answer included
 * @param warningDays how long before the end a dispute counts as urgent
 */
public record DeadlinePolicy(int version, int answerDays, int warningDays) {

    /** Statutory days are days in China, wherever the server stands. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public DeadlinePolicy {
        if (answerDays < 1 || warningDays < 0) {
            throw new IllegalArgumentException("a deadline has at least one day");
        }
    }

    /** The last day on which the answer is in time. The day of receipt does not count. */
    public LocalDate dueDate(Instant receivedAt) {
        return dayOf(receivedAt).plusDays(answerDays);
    }

    /** Which statutory day it is at this moment. */
    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }
}
