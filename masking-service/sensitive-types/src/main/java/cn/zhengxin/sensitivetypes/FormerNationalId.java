package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fifteen-digit identity number used before 1999. It has no check digit; it is told from other numbers by its region
 * and its date of birth (1900–1999). Still found in old texts, so the masking of free text knows it (M3).
 */
public final class FormerNationalId extends SensitiveText {

    private FormerNationalId(String value) {
        super(value);
    }

    public static Optional<FormerNationalId> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip();
        boolean valid = candidate.length() == 15
                && Digits.areAll(candidate)
                && NationalId.isKnownRegion(candidate)
                && NationalId.isDate(
                        1900 + Digits.number(candidate, 6, 8),
                        Digits.number(candidate, 8, 10),
                        Digits.number(candidate, 10, 12));
        return valid ? Optional.of(new FormerNationalId(candidate)) : Optional.empty();
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no such number
     */
    public static FormerNationalId of(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a fifteen-digit resident identity number"));
    }

    /** The same person's eighteen-digit number. */
    public NationalId renewed() {
        String seventeen = reveal().substring(0, 6) + "19" + reveal().substring(6);
        return NationalId.of(seventeen + NationalId.checkCharacter(seventeen));
    }

    @Override
    public String masked() {
        return reveal().substring(0, 3) + stars(8) + reveal().substring(11);
    }
}
