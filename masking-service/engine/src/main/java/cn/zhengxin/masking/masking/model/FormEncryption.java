package cn.zhengxin.masking.masking.model;

import cn.zhengxin.encryption.FormatPreservingCipher;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Encrypts identity, mobile and card numbers to others that are as valid (M4), by one recipient's key for one kind.
 *
 * <ul>
 *   <li>Identity number: the region is replaced too, since few people share one. Its first two digits are again a province of
 *       GB/T 2260, its other four any digits; the date of birth is again a day, from 1850 to 2099; the check character is right.
 *   <li>Mobile number: again eleven digits beginning with 13 to 19.
 *   <li>Card number: the first six digits, which name the bank that issued it and no person, are kept; the check digit is right.
 * </ul>
 *
 * A number is seen as a place among all valid ones and encrypted as such, again and again until it is such a place once more;
 * so every valid number has a stand-in of its own, and every stand-in leads back.
 */
public final class FormEncryption {

    private static final String[] PROVINCES = IntStream.range(10, 100)
            .mapToObj(Integer::toString)
            .filter(FormEncryption::isProvince)
            .toArray(String[]::new);
    private static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);
    private static final long DAYS = LocalDate.of(2100, 1, 1).toEpochDay() - FIRST_DAY.toEpochDay();
    private static final long COUNTIES = 10_000;
    private static final long SEQUENCES = 1_000;
    private static final long NATIONAL_IDS = PROVINCES.length * COUNTIES * DAYS * SEQUENCES;
    private static final int NATIONAL_ID_DIGITS = 14;
    private static final long LINES = 1_000_000_000L;
    private static final long PHONES = 7 * LINES;
    private static final int PHONE_DIGITS = 10;
    private static final int ISSUER = 6;

    private final FormatPreservingCipher cipher;

    public FormEncryption(FormatPreservingCipher cipher) {
        this.cipher = cipher;
    }

    /** Empty for what is no valid number of such a kind, and for kinds without such a form. */
    public Optional<String> encrypted(FieldKind kind, String value) {
        return turned(kind, value, cipher::encrypt);
    }

    /** What was encrypted under the same key; of what was not, some other number. */
    public Optional<String> decrypted(FieldKind kind, String value) {
        return turned(kind, value, cipher::decrypt);
    }

    private static Optional<String> turned(FieldKind kind, String value, Turn turn) {
        return switch (kind.nature()) {
            case IDENTITY_NUMBER -> NationalId.tryParse(value).flatMap(number -> nationalId(number, turn));
            case PHONE -> PhoneNumber.tryParse(value).map(number -> phone(number.reveal(), turn));
            case CARD_NUMBER -> BankCardNumber.tryParse(value).map(number -> card(number.reveal(), turn));
            case NAME, LANDLINE, EMAIL, ADDRESS, ACCOUNT_NUMBER, ANYTHING -> Optional.empty();
        };
    }

    private static Optional<String> nationalId(NationalId id, Turn turn) {
        long day = id.birthDate().toEpochDay() - FIRST_DAY.toEpochDay();
        if (day < 0 || day >= DAYS) {
            return Optional.empty();
        }
        String number = id.reveal();
        long place = province(number.substring(0, 2));
        place = place * COUNTIES + Long.parseLong(number, 2, 6, 10);
        place = place * DAYS + day;
        place = place * SEQUENCES + Long.parseLong(number, 14, 17, 10);
        long turned = place(place, NATIONAL_IDS, NATIONAL_ID_DIGITS, turn, "identity-number");
        long region = turned / SEQUENCES / DAYS;
        LocalDate born = FIRST_DAY.plusDays(turned / SEQUENCES % DAYS);
        String seventeen = PROVINCES[(int) (region / COUNTIES)]
                + digits(region % COUNTIES, 4)
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + digits(turned % SEQUENCES, 3);
        return Optional.of(seventeen + NationalId.checkCharacter(seventeen));
    }

    private static String phone(String number, Turn turn) {
        long place = (number.charAt(1) - '3') * LINES + Long.parseLong(number, 2, 11, 10);
        long turned = place(place, PHONES, PHONE_DIGITS, turn, "phone");
        return "1" + (3 + turned / LINES) + digits(turned % LINES, 9);
    }

    private static String card(String number, Turn turn) {
        String issuer = number.substring(0, ISSUER);
        String account = number.substring(ISSUER, number.length() - 1);
        String before = issuer + turn.of(account, tweak("card-number/" + issuer));
        return before + BankCardNumber.checkDigit(before);
    }

    private static long place(long place, long places, int digits, Turn turn, String tweak) {
        long turned = place;
        do {
            turned = Long.parseLong(turn.of(digits(turned, digits), tweak(tweak)));
        } while (turned >= places);
        return turned;
    }

    private static byte[] tweak(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String digits(long number, int count) {
        return String.format(Locale.ROOT, "%0" + count + "d", number);
    }

    private static int province(String code) {
        return IntStream.range(0, PROVINCES.length)
                .filter(index -> PROVINCES[index].equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isProvince(String code) {
        String seventeen = code + "010119900101001";
        return NationalId.tryParse(seventeen + NationalId.checkCharacter(seventeen))
                .isPresent();
    }

    @FunctionalInterface
    private interface Turn {
        String of(String digits, byte[] tweak);
    }
}
