package cn.zhengxin.dispute.deadline;

import java.time.Instant;
import java.time.LocalDate;

/** Where a dispute stands on its clock; computed whenever it is asked for, never stored. */
public enum Punctuality {
    /** The answer has time. */
    IN_TIME,
    /** The last days have begun. */
    URGENT,
    /** The due date has passed. */
    OVERDUE;

    /** Of a dispute that is open now, or was decided at this moment. */
    public static Punctuality at(Instant moment, LocalDate dueDate, DeadlinePolicy policy) {
        var day = DeadlinePolicy.dayOf(moment);
        if (day.isAfter(dueDate)) {
            return OVERDUE;
        }
        return day.isBefore(dueDate.minusDays(policy.warningDays())) ? IN_TIME : URGENT;
    }
}
