package cn.zhengxin.sensitivetypes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date of birth, written with or without separators; revealed as {@code yyyy-MM-dd}. */
public final class BirthDate extends SensitiveText {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})([-./]?)([0-9]{2})\\2([0-9]{2})");

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
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(3));
        int day = Integer.parseInt(matcher.group(4));
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
