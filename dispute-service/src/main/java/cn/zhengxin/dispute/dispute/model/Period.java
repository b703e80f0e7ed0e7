package cn.zhengxin.dispute.dispute.model;

import java.time.LocalDate;

/** The days a dispute is about, both included. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }
}
