package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The days an authorization runs, both included. Expiry is the end of the end date in Asia/Shanghai (A12), computed when asked,
 * so that no job has to run for an expired authorization to be refused.
 */
public record Term(LocalDate start, LocalDate end) {

    public Term {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A term ends no earlier than it starts");
        }
    }

    public boolean hasStarted(Instant moment) {
        return !moment.isBefore(start.atStartOfDay(BankDay.ZONE).toInstant());
    }

    public boolean runsAt(Instant moment) {
        return hasStarted(moment) && !hasExpired(moment);
    }

    public boolean hasExpired(Instant moment) {
        return !moment.isBefore(end.plusDays(1).atStartOfDay(BankDay.ZONE).toInstant());
    }
}
