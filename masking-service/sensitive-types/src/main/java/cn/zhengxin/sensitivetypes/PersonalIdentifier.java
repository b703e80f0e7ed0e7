package cn.zhengxin.sensitivetypes;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a text that comes in, and is to hold no number or e-mail address of a person, holds one (N2). Stricter than
 * {@link PersonalDataInText} about how a number is split, and milder about long numbers: whoever writes the text can write
 * it otherwise.
 */
public final class PersonalIdentifier {

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    /** Possessive: given back, a group that repeats costs a level of recursion each time. */
    private static final Pattern SPLIT_DIGITS = Pattern.compile("[0-9]++(?:[^A-Za-z0-9]++[0-9]++)*+");

    private static final String NUMERALS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖○壱貳參肆伍陸柒捌玖洞幺两";
    private static final String UNSEEN = "\u115F\u1160\u3164\uFFA0\u2800";

    private static final Pattern MOBILE = Pattern.compile("(?:0|(?:00)?86)?1[3-9][0-9]{9}");
    /** Numbers of applications of this length exist as well; a card's tells itself by its issuer and its check digit. */
    private static final Pattern CARD = Pattern.compile("(?:62|5[1-5]|35)[0-9]{14,17}|4[0-9]{15,18}|3[47][0-9]{13}"
            + "|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12,15}");

    /** As it is embossed. */
    private static final Pattern CARD_IN_GROUPS =
            Pattern.compile("(?<![0-9])[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?(?![0-9])");

    private static final int LENGTH_OF_IDENTITY_NUMBER = 18;

    private PersonalIdentifier() {}

    /**
     * Whether a person's identity number stands anywhere in the text, or a mobile number stands in it as digits of their
     * own; however it is split, and whatever width its digits have. A payment card's number counts where its digits stand
     * together or in fours.
     */
    public static boolean isIn(String text) {
        String plain = plain(text);
        return holdsIdentityNumber(SEPARATORS.matcher(plain).replaceAll(""))
                || isMobileAmong(DIGITS, plain)
                || isMobileAmong(SPLIT_DIGITS, plain)
                || isCardAmong(DIGITS, plain)
                || isCardAmong(CARD_IN_GROUPS, plain)
                || holdsAddress(plain);
    }

    /** With digits of every script, in circles or as Chinese numerals, as plain ones, and without what cannot be seen. */
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(sign -> {
            int value = valueOf(sign);
            if (value >= 0 && value <= 9) {
                plain.append((char) ('0' + value));
            } else if (UNSEEN.indexOf(sign) < 0 && Character.getType(sign) != Character.FORMAT) {
                plain.appendCodePoint(sign);
            }
        });
        return plain.toString();
    }

    @SuppressWarnings("CharacterGetNumericValue") // Asked of digits and of numbers in circles alone, never of letters.
    private static int valueOf(int sign) {
        if (Character.isDigit(sign) || Character.getType(sign) == Character.OTHER_NUMBER) {
            return Character.getNumericValue(sign);
        }
        int numeral = NUMERALS.indexOf(sign);
        return numeral < 0 ? numeral : numeral % 10;
    }

    private static boolean holdsAddress(String plain) {
        // An address, or an identity number of fifteen digits by its region and date.
        return PersonalDataInText.find(plain).stream()
                .anyMatch(finding -> finding.sort() == PersonalDataInText.Sort.EMAIL_ADDRESS
                        || finding.sort() == PersonalDataInText.Sort.IDENTITY_NUMBER);
    }

    private static boolean holdsIdentityNumber(String joined) {
        for (int start = 0; start + LENGTH_OF_IDENTITY_NUMBER <= joined.length(); start++) {
            if (NationalId.tryParse(joined.substring(start, start + LENGTH_OF_IDENTITY_NUMBER))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMobileAmong(Pattern runs, String plain) {
        return among(runs, plain).anyMatch(digits -> MOBILE.matcher(digits).matches());
    }

    private static boolean isCardAmong(Pattern runs, String plain) {
        return among(runs, plain)
                .anyMatch(digits -> CARD.matcher(digits).matches()
                        && BankCardNumber.tryParse(digits).isPresent());
    }

    private static Stream<String> among(Pattern runs, String plain) {
        return runs.matcher(plain)
                .results()
                .map(run -> SEPARATORS.matcher(run.group()).replaceAll(""));
    }
}
