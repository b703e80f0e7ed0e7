package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.BirthDate;
import cn.zhengxin.sensitivetypes.EmailAddress;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.sensitivetypes.PostalAddress;
import cn.zhengxin.sensitivetypes.Sensitive;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The masked form of each kind (M2). What cannot be read as its kind is hidden whole. */
final class KindMasks {

    static final String HIDDEN = "***";

    private static final Pattern LANDLINE = Pattern.compile("(0[0-9]{2,3})-?[0-9]{7,8}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9-]{8,40}");

    private KindMasks() {}

    static String masked(FieldKind kind, String value) {
        return switch (kind) {
            case PERSON_NAME ->
                PersonName.tryParse(value).map(Sensitive::masked).orElse(HIDDEN);
            case IDENTITY_NUMBER ->
                NationalId.tryParse(value)
                        .map(Sensitive::masked)
                        .or(() -> UnifiedSocialCreditCode.tryParse(value).map(Sensitive::masked))
                        .orElse(HIDDEN);
            case PHONE -> PhoneNumber.tryParse(value).map(Sensitive::masked).orElse(HIDDEN);
            case LANDLINE -> landline(value);
            case EMAIL -> EmailAddress.tryParse(value).map(Sensitive::masked).orElse(HIDDEN);
            case ADDRESS -> PostalAddress.tryParse(value).map(Sensitive::masked).orElse(HIDDEN);
            case BIRTH_DATE -> BirthDate.tryParse(value).map(Sensitive::masked).orElse(HIDDEN);
            case CARD_NUMBER, ACCOUNT_NUMBER ->
                BankCardNumber.tryParse(value).map(Sensitive::masked).orElseGet(() -> account(value));
            case EMPLOYER,
                    FREE_TEXT,
                    WORDING,
                    INSTITUTION,
                    INSTITUTION_NAME,
                    ENTERPRISE_NAME,
                    ENTERPRISE_NUMBER,
                    UNIFIED_CODE,
                    REGION,
                    REFERENCE,
                    PATTERN,
                    AMOUNT,
                    COUNT,
                    SCORE,
                    CODE,
                    DATE,
                    MONTH,
                    YEAR,
                    TIME -> HIDDEN;
        };
    }

    /** Whether the masked form still holds words of the value, which then have to be searched. */
    static boolean keepsWords(FieldKind kind) {
        return kind == FieldKind.ADDRESS || kind == FieldKind.EMAIL;
    }

    /** The range of ascending bounds an amount lies in, for example {@code 10000-50000}. */
    static String range(List<Long> bounds, String amount) {
        return whole(amount).map(yuan -> range(bounds, yuan)).orElse(HIDDEN);
    }

    private static String range(List<Long> bounds, long yuan) {
        if (yuan < bounds.getFirst()) {
            return "<" + bounds.getFirst();
        }
        for (int i = 1; i < bounds.size(); i++) {
            if (yuan < bounds.get(i)) {
                return bounds.get(i - 1) + "-" + bounds.get(i);
            }
        }
        return ">=" + bounds.getLast();
    }

    private static Optional<Long> whole(String amount) {
        if (amount.isEmpty() || !FieldKind.AMOUNT.accepts(amount)) {
            return Optional.empty();
        }
        int point = amount.indexOf('.');
        String digits = point < 0 ? amount : amount.substring(0, point);
        return digits.isEmpty() || digits.equals("-") ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    private static String landline(String value) {
        var matcher = LANDLINE.matcher(value.strip());
        return matcher.matches() ? matcher.group(1) + "-****" : HIDDEN;
    }

    private static String account(String value) {
        String account = value.strip();
        return ACCOUNT.matcher(account).matches()
                ? "*".repeat(account.length() - 4) + account.substring(account.length() - 4)
                : HIDDEN;
    }
}
