package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mobile number of the mainland, eleven digits; an international prefix, spaces and dashes are accepted and dropped. */
public final class PhoneNumber extends SensitiveText {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern PREFIXED = Pattern.compile("(?:\\+86|0086|86)?(1[3-9][0-9]{9})");

    private PhoneNumber(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no mobile number
     */
    public static PhoneNumber of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a mobile number"));
    }

    public static Optional<PhoneNumber> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var matcher = PREFIXED.matcher(SEPARATORS.matcher(text.strip()).replaceAll(""));
        return matcher.matches() ? Optional.of(new PhoneNumber(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String masked() {
        return reveal().substring(0, 3) + stars(4) + reveal().substring(7);
    }
}
