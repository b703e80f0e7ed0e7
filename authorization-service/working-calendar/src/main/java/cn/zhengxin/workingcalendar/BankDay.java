package cn.zhengxin.workingcalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days of the bank: those of Asia/Shanghai, by which every date on the platform is meant. */
public final class BankDay {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BankDay() {}

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
