package cn.zhengxin.sensitivetypes;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unified social credit code of GB 32100-2015: eighteen characters of an alphabet without I, O, S, V and Z, the third to
 * eighth being the region's digits, the last a check character modulo 31.
 */
public final class UnifiedSocialCreditCode extends SensitiveText {

    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;
    private static final int RADIX = 3;

    private UnifiedSocialCreditCode(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no such code
     */
    public static UnifiedSocialCreditCode of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a unified social credit code"));
    }

    public static Optional<UnifiedSocialCreditCode> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip().toUpperCase(Locale.ROOT);
        return isValid(candidate) ? Optional.of(new UnifiedSocialCreditCode(candidate)) : Optional.empty();
    }

    /** The check character that belongs to the first seventeen characters. */
    public static char checkCharacter(String seventeenCharacters) {
        if (seventeenCharacters.length() != LENGTH - 1 || !isOfTheAlphabet(seventeenCharacters)) {
            throw new IllegalArgumentException("not seventeen characters of the alphabet");
        }
        return check(seventeenCharacters);
    }

    @Override
    public String masked() {
        return reveal().substring(0, 8) + stars(6) + reveal().substring(14);
    }

    private static boolean isValid(String candidate) {
        return candidate.length() == LENGTH
                && isOfTheAlphabet(candidate)
                && Digits.areAll(candidate.substring(2, 8))
                && check(candidate) == candidate.charAt(LENGTH - 1);
    }

    private static boolean isOfTheAlphabet(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    private static char check(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * RADIX % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
