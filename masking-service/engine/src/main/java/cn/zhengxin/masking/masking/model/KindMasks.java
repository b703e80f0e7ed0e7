package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ValueNature;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingForms;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.sensitivetypes.BirthDate;
import cn.zhengxin.sensitivetypes.EmailAddress;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.PostalAddress;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.List;
import java.util.Optional;

/** Gives values their masked forms (M2). What cannot be read as its kind is hidden whole. */
final class KindMasks {

    static final String HIDDEN = "***";

    private static final int SHORTEST_ACCOUNT = 8;
    private static final int LONGEST_ACCOUNT = 40;
    private static final int LONGEST_READ = 64;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private final RecipientForms recipient;
    private final char[] read = new char[LONGEST_READ];

    /** Masks for one recipient; not for use by several threads at once. */
    KindMasks(RecipientForms recipient) {
        this.recipient = recipient;
    }

    /** The default masked form of a kind. */
    static String masked(FieldKind kind, String value) {
        MaskingForm form =
                MaskingForms.standard().formOf(kind, MaskingRule.MASK).orElse(MaskingForm.Plain.STARS);
        var masks = new KindMasks(RecipientForms.NONE);
        return masks.masked(form, kind, value.toCharArray(), 0, value.length(), new MaskedText())
                .text();
    }

    /** The range of ascending bounds an amount lies in, for example {@code 10000-50000}. */
    static String range(List<Long> bounds, String amount) {
        return whole(amount.toCharArray(), 0, amount.length())
                .map(yuan -> range(bounds, yuan))
                .orElse(HIDDEN);
    }

    /** Whether the form still holds words of the value, which then have to be searched. */
    static boolean keepsWords(MaskingForm form) {
        return form == MaskingForm.Plain.DISTRICT
                || form == MaskingForm.Plain.PROVINCE
                || form == MaskingForm.Plain.FIRST_AND_DOMAIN;
    }

    /** Appends what the form leaves of the value, and returns the same text. */
    MaskedText masked(MaskingForm form, FieldKind kind, char[] text, int offset, int length, MaskedText masked) {
        return switch (form) {
            case MaskingForm.KeepEnds ends -> ends(ends, kind, text, offset, length, masked);
            case MaskingForm.YearBand band -> yearBand(band, kind, text, offset, length, masked);
            case MaskingForm.NumberBand band -> numberBand(band, kind, text, offset, length, masked);
            case MaskingForm.Range range -> range(range, kind, text, offset, length, masked);
            case MaskingForm.Plain plain ->
                switch (plain) {
                    case SURNAME -> surname(text, offset, length, masked);
                    case DISTRICT -> district(text, offset, length, masked);
                    case PROVINCE -> masked.append(province(new String(text, offset, length)));
                    case PROVINCE_CODE -> provinceCode(text, offset, length, masked);
                    case FIRST_AND_DOMAIN -> firstAndDomain(text, offset, length, masked);
                    case AREA_CODE -> areaCode(text, offset, length, masked);
                    case YEAR -> day(kind, text, offset, length, 4, masked);
                    case MONTH -> day(kind, text, offset, length, MONTH, masked);
                    case DAY -> day(kind, text, offset, length, DAY, masked);
                    case RANGE -> throw new IllegalStateException("a range without bounds");
                    case ENCRYPTED ->
                        masked.append(recipient
                                .encrypted(kind, new String(text, offset, length))
                                .orElse(HIDDEN));
                    case PSEUDONYM ->
                        masked.append(recipient
                                .pseudonym(kind, new String(text, offset, length))
                                .orElse(HIDDEN));
                    case STARS -> masked.hidden();
                    case REMOVED -> masked;
                };
        };
    }

    private MaskedText ends(
            MaskingForm.KeepEnds ends, FieldKind kind, char[] text, int offset, int length, MaskedText masked) {
        int size = read(kind, text, offset, length);
        if (size == Identifiers.NOT_VALID && kind.nature() == ValueNature.IDENTITY_NUMBER) {
            return masked.append(UnifiedSocialCreditCode.tryParse(new String(text, offset, length))
                    .map(UnifiedSocialCreditCode::masked)
                    .orElse(HIDDEN));
        }
        int starred = size - ends.first() - ends.last();
        // Of a number that is not read as one of its nature, nobody knows how long it should be: as much is hidden as
        // is left.
        int least = kind.nature() == ValueNature.ANYTHING ? ends.first() + ends.last() : 1;
        return size == Identifiers.NOT_VALID || starred < least
                ? masked.hidden()
                : masked.append(read, 0, ends.first()).stars(starred).append(read, size - ends.last(), ends.last());
    }

    /** Reads the value as one of its kind; how many signs it has then. */
    private int read(FieldKind kind, char[] text, int offset, int length) {
        return switch (kind.nature()) {
            case IDENTITY_NUMBER -> Identifiers.nationalId(text, offset, length, read);
            case PHONE -> Identifiers.phone(text, offset, length, read);
            case CARD_NUMBER, ACCOUNT_NUMBER -> {
                int card = Identifiers.card(text, offset, length, read);
                yield card == Identifiers.NOT_VALID ? account(text, offset, length) : card;
            }
            case NAME, LANDLINE, EMAIL, ADDRESS, ANYTHING -> plain(text, offset, length);
        };
    }

    private int account(char[] text, int offset, int length) {
        int size = plain(text, offset, length);
        if (size < SHORTEST_ACCOUNT || size > LONGEST_ACCOUNT) {
            return Identifiers.NOT_VALID;
        }
        for (int i = 0; i < size; i++) {
            char sign = read[i];
            if (!Identifiers.isDigit(sign)
                    && !(sign >= 'A' && sign <= 'Z')
                    && !(sign >= 'a' && sign <= 'z')
                    && sign != '-') {
                return Identifiers.NOT_VALID;
            }
        }
        return size;
    }

    private int plain(char[] text, int offset, int length) {
        int from = Identifiers.start(text, offset, length);
        int size = Identifiers.end(text, from, offset + length) - from;
        if (size > read.length) {
            return Identifiers.NOT_VALID;
        }
        System.arraycopy(text, from, read, 0, size);
        return size;
    }

    private static MaskedText areaCode(char[] text, int offset, int length, MaskedText masked) {
        int from = Identifiers.start(text, offset, length);
        int end = Identifiers.end(text, from, offset + length);
        if (end - from < 10 || text[from] != '0') {
            return masked.hidden();
        }
        // Beijing is 010, other three-digit codes begin with 02.
        int code = text[from + 1] == '1' || text[from + 1] == '2' ? 3 : 4;
        int at = from;
        while (at < from + code && Identifiers.isDigit(text[at])) {
            at++;
        }
        int line = at < end && text[at] == '-' ? at + 1 : at;
        int rest = line;
        while (rest < end && Identifiers.isDigit(text[rest])) {
            rest++;
        }
        boolean valid = at == from + code && rest == end && end - line >= 7 && end - line <= 8;
        return valid ? masked.append(text, from, code).append('-').stars(4) : masked.hidden();
    }

    private static MaskedText surname(char[] text, int offset, int length, MaskedText masked) {
        int from = Identifiers.start(text, offset, length);
        int surname = PersonName.surnameLength(text, from, Identifiers.end(text, from, offset + length) - from);
        return surname == PersonName.NO_NAME
                ? masked.hidden()
                : masked.append(text, from, surname).stars(1);
    }

    private static MaskedText district(char[] text, int offset, int length, MaskedText masked) {
        int from = Identifiers.start(text, offset, length);
        int district = PostalAddress.districtLength(text, from, Identifiers.end(text, from, offset + length) - from);
        return masked.append(text, from, Math.max(district, 0)).hidden();
    }

    private static MaskedText firstAndDomain(char[] text, int offset, int length, MaskedText masked) {
        int from = Identifiers.start(text, offset, length);
        int end = Identifiers.end(text, from, offset + length);
        int at = EmailAddress.domainAt(text, from, end - from);
        return at == EmailAddress.NO_ADDRESS
                ? masked.hidden()
                : masked.append(text[from]).hidden().append(text, from + at, end - from - at);
    }

    private static String province(String value) {
        String district =
                PostalAddress.tryParse(value).map(PostalAddress::masked).orElse(HIDDEN);
        for (String name : List.of("自治区", "特别行政区", "省")) {
            int at = district.indexOf(name);
            if (at >= 0) {
                return district.substring(0, at + name.length()) + HIDDEN;
            }
        }
        for (String municipality : List.of("北京市", "天津市", "上海市", "重庆市")) {
            if (district.startsWith(municipality)) {
                return municipality + HIDDEN;
            }
        }
        return HIDDEN;
    }

    private static MaskedText provinceCode(char[] text, int offset, int length, MaskedText masked) {
        boolean code = length == 6;
        for (int i = offset; code && i < offset + length; i++) {
            code = Identifiers.isDigit(text[i]);
        }
        return code ? masked.append(text, offset, 2).append("0000") : masked.hidden();
    }

    /** The first signs of what is certainly a date of that kind. */
    private static MaskedText day(FieldKind kind, char[] text, int offset, int length, int shown, MaskedText masked) {
        if (kind == FieldKind.BIRTH_DATE) {
            return masked.append(BirthDate.tryParse(new String(text, offset, length))
                    .map(date -> date.reveal().substring(0, shown))
                    .orElse(HIDDEN));
        }
        return !kind.isOpen()
                        && length >= shown
                        && text[offset + shown - 1] != '-'
                        && kind.accepts(text, offset, length)
                ? masked.append(text, offset, shown)
                : masked.hidden();
    }

    private static MaskedText yearBand(
            MaskingForm.YearBand band, FieldKind kind, char[] text, int offset, int length, MaskedText masked) {
        var year = day(kind, text, offset, length, 4, new MaskedText());
        if (!Identifiers.isDigit(year.signs()[0])) {
            return masked.hidden();
        }
        int first = Identifiers.number(year.signs(), 0, 4) / band.years() * band.years();
        return masked.append(first + "-" + (first + band.years() - 1));
    }

    private static MaskedText range(
            MaskingForm.Range range, FieldKind kind, char[] text, int offset, int length, MaskedText masked) {
        return masked.append(
                kind == FieldKind.AMOUNT
                        ? whole(text, offset, length)
                                .map(yuan -> range(range.bounds(), yuan))
                                .orElse(HIDDEN)
                        : HIDDEN);
    }

    private static MaskedText numberBand(
            MaskingForm.NumberBand band, FieldKind kind, char[] text, int offset, int length, MaskedText masked) {
        if (kind == FieldKind.AMOUNT) {
            return masked.append(whole(text, offset, length)
                    .map(yuan -> Math.floorDiv(yuan, (long) band.width()) * band.width())
                    .map(first -> first + "-" + (first + band.width() - 1))
                    .orElse(HIDDEN));
        }
        boolean number = length > 0 && length <= 9 && !kind.isOpen() && kind.accepts(text, offset, length);
        for (int i = offset; number && i < offset + length; i++) {
            number = Identifiers.isDigit(text[i]);
        }
        if (!number) {
            return masked.hidden();
        }
        int first = Identifiers.number(text, offset, length) / band.width() * band.width();
        return masked.append(first + "-" + (first + band.width() - 1));
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

    private static Optional<Long> whole(char[] amount, int offset, int length) {
        if (length == 0 || !FieldKind.AMOUNT.accepts(amount, offset, length)) {
            return Optional.empty();
        }
        boolean negative = amount[offset] == '-';
        long yuan = 0;
        int at = negative ? offset + 1 : offset;
        int first = at;
        while (at < offset + length && amount[at] != '.') {
            yuan = yuan * 10 + amount[at++] - '0';
        }
        return at == first ? Optional.empty() : Optional.of(negative ? -yuan : yuan);
    }
}
