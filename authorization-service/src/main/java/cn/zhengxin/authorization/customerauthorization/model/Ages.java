package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/**
 * A5: how old somebody is at a moment, by the calendar of Asia/Shanghai. The ages are the law's, so no policy version can move
 * them.
 */
final class Ages {

    /** Civil Code, article 17. */
    static final int OF_MAJORITY = 18;
    /** Personal Information Protection Law, articles 28 and 31: below, everything about somebody is sensitive. */
    static final int OF_SENSITIVITY = 14;
    /** Civil Code, articles 19 and 20: below, nobody performs a civil act of their own. */
    static final int OF_LIMITED_CAPACITY = 8;

    private Ages() {}

    static boolean isBorn(IdentityDocument document, Instant moment) {
        return document.type() != DocumentType.RESIDENT_ID
                || !birthDate(document).isAfter(today(moment));
    }

    /** Whether the document is that of a person who has not reached that age. */
    static boolean isUnder(int years, IdentityDocument document, Instant moment) {
        return document.type() == DocumentType.RESIDENT_ID
                && Period.between(birthDate(document), today(moment)).getYears() < years;
    }

    private static LocalDate birthDate(IdentityDocument document) {
        return NationalId.of(document.reveal()).birthDate();
    }

    private static LocalDate today(Instant moment) {
        return BankDay.of(moment);
    }
}
