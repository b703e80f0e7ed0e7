package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An e-mail address of ordinary form; at most 254 characters. */
public final class EmailAddress extends SensitiveText {

    /** What is no address has no domain. */
    public static final int NO_ADDRESS = -1;

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_LABELS = 9;

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
        return domainAt(candidate.toCharArray(), 0, candidate.length()) == NO_ADDRESS
                ? Optional.empty()
                : Optional.of(new EmailAddress(candidate));
    }

    /**
     * Behind how many of these signs the at sign stands; {@link #NO_ADDRESS} where they are no address: one to 64 signs before the
     * at sign, behind it two to nine labels, none of which begins with a dash. For whoever reads a great many and makes no objects of
     * them; blanks around an address are the caller's to leave out.
     */
    public static int domainAt(char[] text, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && isOfLocalPart(text[at])) {
            at++;
        }
        if (at == offset || at - offset > LONGEST_LOCAL_PART || at == end || text[at] != '@' || length > LONGEST) {
            return NO_ADDRESS;
        }
        int labels = 0;
        for (int start = at + 1; start <= end; labels++) {
            int dot = start;
            while (dot < end && (isLetterOrDigit(text[dot]) || text[dot] == '-')) {
                dot++;
            }
            boolean label = dot > start && dot - start <= LONGEST_LABEL && text[start] != '-';
            if (!label || (dot < end && text[dot] != '.')) {
                return NO_ADDRESS;
            }
            start = dot + 1;
        }
        return labels >= 2 && labels <= MOST_LABELS ? at - offset : NO_ADDRESS;
    }

    private static boolean isOfLocalPart(char sign) {
        return isLetterOrDigit(sign) || sign == '.' || sign == '_' || sign == '%' || sign == '+' || sign == '-';
    }

    private static boolean isLetterOrDigit(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    }

    @Override
    public String masked() {
        return reveal().charAt(0) + "***" + reveal().substring(reveal().indexOf('@'));
    }
}
