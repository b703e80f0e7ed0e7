package cn.zhengxin.authorization.customerauthorization.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The number people and audit records quote: {@code AU}, the day, and eight digits. */
public record AuthorizationNumber(String value) {

    public static AuthorizationNumber of(LocalDate day, long sequence) {
        return new AuthorizationNumber(
                "AU" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + String.format(Locale.ROOT, "%08d", sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
