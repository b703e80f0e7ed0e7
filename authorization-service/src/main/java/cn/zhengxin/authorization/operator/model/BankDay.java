package cn.zhengxin.authorization.operator.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are those of Asia/Shanghai. */
public final class BankDay {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BankDay() {}

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
