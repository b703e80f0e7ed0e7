package cn.zhengxin.authorization.recertification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One campaign (O8).
 *
 * @param quarter such as 2026-Q4
 * @param dueOn last day for answers
 */
record Recertification(UUID id, String quarter, Instant openedAt, LocalDate dueOn) {

    static String quarterOf(LocalDate day) {
        return day.getYear() + "-Q" + ((day.getMonthValue() - 1) / 3 + 1);
    }
}
