package cn.zhengxin.sensitivetypes;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resident identity number of GB 11643-1999: six digits of region, eight of the date of birth, three of sequence and
 * one check character (ISO 7064 MOD 11-2). Whether the person is already born is left to the caller, who has a clock.
 */
public final class NationalId extends SensitiveText {

    private static final int LENGTH = 18;
    private static final int EARLIEST_YEAR = 1850;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /** First two digits of GB/T 2260; 83 is the residence permit of Taiwan compatriots, 91 is reserved for abroad. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91");

    private NationalId(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no identity number
     */
    public static NationalId of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a resident identity number"));
    }

    public static Optional<NationalId> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip().toUpperCase(Locale.ROOT);
        return isValid(candidate) ? Optional.of(new NationalId(candidate)) : Optional.empty();
    }

    /** The check character that belongs to the first seventeen digits. */
    public static char checkCharacter(String seventeenDigits) {
        if (seventeenDigits.length() != LENGTH - 1 || !Digits.areAll(seventeenDigits)) {
            throw new IllegalArgumentException("not seventeen digits");
        }
        return check(seventeenDigits);
    }

    public LocalDate birthDate() {
        String value = reveal();
        return LocalDate.of(Digits.number(value, 6, 10), Digits.number(value, 10, 12), Digits.number(value, 12, 14));
    }

    /** Six digits of the region in which the number was first given. */
    public String regionCode() {
        return reveal().substring(0, 6);
    }

    @Override
    public String masked() {
        return reveal().substring(0, 3) + stars(11) + reveal().substring(14);
    }

    static boolean isKnownRegion(String number) {
        return PROVINCES.contains(number.substring(0, 2));
    }

    /** Without an exception for a day that never was: free text is searched for such numbers at every digit. */
    static boolean isDate(int year, int month, int day) {
        return year >= EARLIEST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    private static boolean isValid(String candidate) {
        return candidate.length() == LENGTH
                && Digits.areAll(candidate.substring(0, LENGTH - 1))
                && isKnownRegion(candidate)
                && isDate(
                        Digits.number(candidate, 6, 10),
                        Digits.number(candidate, 10, 12),
                        Digits.number(candidate, 12, 14))
                && check(candidate) == candidate.charAt(LENGTH - 1);
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
