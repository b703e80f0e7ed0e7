package cn.zhengxin.sensitivetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The space is large, so numbers are drawn at random; the seed is fixed, so that a failure can be repeated. */
class CheckCharacterTests {

    private static final int NUMBERS = 400;
    private static final String GB_32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Random random = new Random(20261125);

    @Test
    @DisplayName("A1 · every single wrong character of a resident identity number is found")
    void findsEverySingleErrorInANationalId() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEverySingleError(
                    nationalId(),
                    "0123456789X",
                    text -> NationalId.tryParse(text).isPresent());
        }
    }

    @Test
    @DisplayName("A1 · every exchange of neighbours in a resident identity number is found")
    void findsEveryTranspositionInANationalId() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEveryTransposition(
                    nationalId(), false, text -> NationalId.tryParse(text).isPresent());
        }
    }

    @Test
    @DisplayName("A1 · every single wrong character of a unified social credit code is found")
    void findsEverySingleErrorInACreditCode() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEverySingleError(
                    creditCode(),
                    GB_32100,
                    text -> UnifiedSocialCreditCode.tryParse(text).isPresent());
        }
    }

    @Test
    @DisplayName("A1 · every exchange of neighbours in a unified social credit code is found")
    void findsEveryTranspositionInACreditCode() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEveryTransposition(
                    creditCode(),
                    false,
                    text -> UnifiedSocialCreditCode.tryParse(text).isPresent());
        }
    }

    @Test
    @DisplayName("M3 · every single wrong digit of a card number is found")
    void findsEverySingleErrorInACardNumber() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEverySingleError(
                    cardNumber(),
                    "0123456789",
                    text -> BankCardNumber.tryParse(text).isPresent());
        }
    }

    @Test
    @DisplayName(
            "M3 · every exchange of neighbours in a card number is found, save 09 and 90, which Luhn cannot tell apart")
    void findsEveryTranspositionInACardNumberSaveNineAndZero() {
        for (int i = 0; i < NUMBERS; i++) {
            assertFindsEveryTransposition(
                    cardNumber(), true, text -> BankCardNumber.tryParse(text).isPresent());
        }
    }

    private static void assertFindsEverySingleError(String valid, String alphabet, Predicate<String> accepts) {
        assertThat(accepts.test(valid)).isTrue();
        for (int position = 0; position < valid.length(); position++) {
            for (int i = 0; i < alphabet.length(); i++) {
                char other = alphabet.charAt(i);
                if (other != valid.charAt(position)) {
                    String wrong = valid.substring(0, position) + other + valid.substring(position + 1);
                    assertThat(accepts.test(wrong)).as(wrong).isFalse();
                }
            }
        }
    }

    private static void assertFindsEveryTransposition(
            String valid, boolean nineAndZeroPass, Predicate<String> accepts) {
        for (int position = 0; position + 1 < valid.length(); position++) {
            char left = valid.charAt(position);
            char right = valid.charAt(position + 1);
            boolean nineAndZero = Math.min(left, right) == '0' && Math.max(left, right) == '9';
            if (left != right && !(nineAndZeroPass && nineAndZero)) {
                String wrong = valid.substring(0, position) + right + left + valid.substring(position + 2);
                assertThat(accepts.test(wrong)).as(wrong).isFalse();
            }
        }
    }

    private String nationalId() {
        String[] regions = {"110101", "330106", "440305", "510107", "650102", "820000"};
        LocalDate born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(35_000));
        String seventeen = regions[random.nextInt(regions.length)]
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%03d", random.nextInt(1000));
        return seventeen + NationalId.checkCharacter(seventeen);
    }

    private String creditCode() {
        StringBuilder code = new StringBuilder("91");
        for (int i = 0; i < 6; i++) {
            code.append(random.nextInt(10));
        }
        for (int i = 0; i < 9; i++) {
            code.append(GB_32100.charAt(random.nextInt(GB_32100.length())));
        }
        return code.toString() + UnifiedSocialCreditCode.checkCharacter(code.toString());
    }

    private String cardNumber() {
        StringBuilder number = new StringBuilder("62");
        int length = 15 + random.nextInt(4);
        while (number.length() < length) {
            number.append(random.nextInt(10));
        }
        return number.toString() + BankCardNumber.checkDigit(number.toString());
    }
}
