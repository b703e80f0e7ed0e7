package cn.zhengxin.sensitivetypes;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A date of birth, written with or without separators; revealed as {@code yyyy-MM-dd}. */
public final class BirthDate extends SensitiveText {

    private BirthDate(LocalDate date) {
        super(date.toString());
    }

    public static BirthDate of(LocalDate date) {
        return new BirthDate(date);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no date
     */
    public static BirthDate of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a date of birth"));
    }

    public static Optional<BirthDate> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String date = text.strip();
        // yyyyMMdd, or with twice the same separator.
        int separator = date.length() == 10 && "-./".indexOf(date.charAt(4)) >= 0 ? 1 : 0;
        int monthAt = 4 + separator;
        int dayAt = monthAt + 2 + separator;
        if (date.length() != dayAt + 2
                || (separator == 1 && date.charAt(4) != date.charAt(7))
                || !Digits.areAll(date.substring(0, 4))
                || !Digits.areAll(date.substring(monthAt, monthAt + 2))
                || !Digits.areAll(date.substring(dayAt))) {
            return Optional.empty();
        }
        int year = Digits.number(date, 0, 4);
        int month = Digits.number(date, monthAt, monthAt + 2);
        int day = Digits.number(date, dayAt, dayAt + 2);
        return NationalId.isDate(year, month, day)
                ? Optional.of(new BirthDate(LocalDate.of(year, month, day)))
                : Optional.empty();
    }

    public LocalDate date() {
        return LocalDate.parse(reveal());
    }

    @Override
    public String masked() {
        return reveal().substring(0, 4);
    }
}
