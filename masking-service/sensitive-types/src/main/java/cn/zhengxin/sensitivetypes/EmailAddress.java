package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address of ordinary form; at most 254 characters. */
public final class EmailAddress extends SensitiveText {

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){1,8}");

    private EmailAddress(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no address
     */
    public static EmailAddress of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
    }

    public static Optional<EmailAddress> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip();
        boolean valid = candidate.length() <= 254 && FORM.matcher(candidate).matches();
        return valid ? Optional.of(new EmailAddress(candidate)) : Optional.empty();
    }

    @Override
    public String masked() {
        return reveal().charAt(0) + "***" + reveal().substring(reveal().indexOf('@'));
    }
}
