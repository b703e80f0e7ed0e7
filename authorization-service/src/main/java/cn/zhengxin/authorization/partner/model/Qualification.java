package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A licence, and the purposes the bank's agreement permits under it.
 *
 * @param validUntil the last day, to its end in Asia/Shanghai
 */
public record Qualification(
        LicenceKind kind, String number, LocalDate validFrom, LocalDate validUntil, List<Purpose> permittedPurposes) {

    public Qualification {
        permittedPurposes = permittedPurposes.stream().distinct().sorted().toList();
        if (permittedPurposes.isEmpty()) {
            throw new IllegalArgumentException("A qualification permits at least one purpose");
        }
        if (validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("A licence ends no earlier than it starts");
        }
    }

    /** A7: computed when asked, so that no job has to run for an expired licence to be refused. */
    public boolean permits(Purpose purpose, Instant moment) {
        var day = BankDay.of(moment);
        return !day.isBefore(validFrom) && !day.isAfter(validUntil) && permittedPurposes.contains(purpose);
    }
}
