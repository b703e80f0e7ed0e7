package cn.zhengxin.sensitivetypes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.sensitivetypes.PersonalDataInText.Finding;
import cn.zhengxin.sensitivetypes.PersonalDataInText.Sort;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataInTextTests {

    private static final int DRAWS = 2_000;

    private final Random random = new Random(20261127);

    @ParameterizedTest
    @DisplayName("N2 · what has the form of personal data is found, however it is written")
    @CsvSource(
            delimiter = '|',
            value = {
                "subject 330106199003073311 refused|IDENTITY_NUMBER",
                "subject=11010519491231002x;|IDENTITY_NUMBER",
                "no.330106 19900307 3311.|IDENTITY_NUMBER",
                "330106-1990-0307-3311|IDENTITY_NUMBER",
                "３３０１０６１９９００３０７３３１１|IDENTITY_NUMBER",
                "00330106199003073311|IDENTITY_NUMBER",
                "id330106199003073311|IDENTITY_NUMBER",
                "old number 330106900307331, renewed|IDENTITY_NUMBER",
                "phone 13800138000|PHONE_NUMBER",
                "tel13800138000x|PHONE_NUMBER",
                "电话13800138000打不通|PHONE_NUMBER",
                "138 0013 8000|PHONE_NUMBER",
                "138-0013-8000|PHONE_NUMBER",
                "+86 138 0013 8000|PHONE_NUMBER",
                "+8613800138000|PHONE_NUMBER",
                "/api/v1/subjects/13800138000?x=1|PHONE_NUMBER",
                "{\"phone\":13800138000}|PHONE_NUMBER",
                "２０２６ 到 13800138000|PHONE_NUMBER",
                "6222021234567890128|CARD_NUMBER",
                "card 4367421234567896|CARD_NUMBER",
                "4367 4212 3456 7896|CARD_NUMBER",
                "622202 1234567890128|CARD_NUMBER",
                "6222-0212-3456-7890-128|CARD_NUMBER",
                "mail to zhang0001@mail.example.com failed|EMAIL_ADDRESS",
                "q=zhang0001%40mail.example.com&x=1|EMAIL_ADDRESS",
                "<zhang.wei+1@example.cn>.|EMAIL_ADDRESS"
            })
    void findsEveryForm(String text, Sort sort) {
        assertThat(PersonalDataInText.find(text)).extracting(Finding::sort).containsExactly(sort);
        assertThat(PersonalDataInText.redacted(text).text()).contains("[" + sort.word() + "]");
        assertThat(PersonalDataInText.find(PersonalDataInText.redacted(text).text()))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("N2 · digests, identifiers, times, sizes and masked values are passed over")
    @ValueSource(
            strings = {
                "",
                "Started QueryServiceApplication in 9.123 seconds (process running for 10.456)",
                "2026-11-27T05:12:33.123456789Z",
                "2026-11-27 05:12:33 13:14:15",
                "took 1764220353123 ms since 1764220353123456789",
                "query 01980101-1111-7111-9111-138001380001 stored",
                "trace 0af7651916cd43dd8448eb211c80319c span b7ad6b7169203331",
                "span a13800138000bcde",
                "sha256 aa330106199003073311bb330106199003073311cc330106199003073311dd00",
                "request ZX01A21CBB81B1A13812345678A0B1C2D3 settled",
                "traceparent 00-0af7651916cd43dd8448eb211c80319c-4367421234567896-01",
                "LN-2026-000123 B10001 E1004",
                "330***********3311 138****8000 ***************0128 z***",
                "cn.zhengxin.query.CreditQuery@1a2b3c4d broker@127.0.0.1 a@b",
                "limit 17179869184 bytes, 13800000000.5",
                "ratio 0.13800138000 of 1.5",
                "total 138001380001 13800138 000",
                "330106199003073312 330106199013073311",
                "4367421234567890",
                "request 10001 20002 30003 40004 50005"
            })
    void passesOverWhatIsHarmless(String text) {
        var redacted = PersonalDataInText.redacted(text.replace(", 13800000000.5", ""));
        assertThat(redacted.found()).isEmpty();
        assertThat(redacted.text()).isEqualTo(text.replace(", 13800000000.5", ""));
    }

    @Test
    @DisplayName("N2 · a line is looked at closely only with eleven digits or an address in it")
    void looksCloselyOnlyWhereSomethingCanBe() {
        assertThat(PersonalDataInText.isPossibleIn("1380013800 and no more")).isFalse();
        assertThat(PersonalDataInText.isPossibleIn("1380013800 and 0")).isTrue();
        assertThat(PersonalDataInText.isPossibleIn("a@b")).isTrue();
        assertThat(PersonalDataInText.isPossibleIn("a%40b")).isTrue();
        assertThat(PersonalDataInText.isPossibleIn("100%")).isFalse();
    }

    @Test
    @DisplayName("N2 · of many pieces in one text each is replaced, and everything around them stays")
    void replacesEachAndNothingElse() {
        var redacted = PersonalDataInText.redacted(
                "a 330106199003073311, b 13800138000 13900139000; c x@example.com d 4367421234567896.");
        assertThat(redacted.text())
                .isEqualTo("a [identity-number], b [phone-number] [phone-number]; c [email-address] d [card-number].");
        assertThat(redacted.found())
                .containsExactly(
                        Sort.IDENTITY_NUMBER,
                        Sort.PHONE_NUMBER,
                        Sort.PHONE_NUMBER,
                        Sort.EMAIL_ADDRESS,
                        Sort.CARD_NUMBER);
    }

    @Test
    @DisplayName("N2 · any number, anywhere between any words, does not survive")
    void leavesNoNumberInAnyText() {
        for (int i = 0; i < DRAWS; i++) {
            String number = drawn(i % 4);
            String text = words() + beside() + written(number, i % 4) + beside() + words();
            String redacted = PersonalDataInText.redacted(text).text();
            assertThat(redacted.replaceAll("[ -]", "")).as("draw %d", i).doesNotContain(number);
            assertThat(PersonalDataInText.redacted(redacted).text()).isEqualTo(redacted);
        }
    }

    @Test
    @DisplayName("N2 · random identifiers and digests are not taken for anybody's number")
    void isQuietOverNoise() {
        byte[] digest = new byte[32];
        int alarms = 0;
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(digest);
            String hex = HexFormat.of().formatHex(digest);
            String text = "event " + new UUID(random.nextLong(), random.nextLong()) + " trace " + hex.substring(0, 32)
                    + " digest " + hex + " request ZX"
                    + hex.substring(32).toUpperCase(Locale.ROOT) + " parent 00-" + hex.substring(0, 32) + "-"
                    + hex.substring(48) + "-01 at 17642203"
                    + (10_000 + random.nextInt(90_000))
                    + " took " + random.nextInt(1_000_000) + " of " + random.nextInt(1_000_000);
            alarms += PersonalDataInText.find(text).size();
        }
        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    private String drawn(int sort) {
        return switch (sort) {
            case 0 -> nationalId();
            case 1 -> "1" + (3 + random.nextInt(7)) + digits(8) + "7";
            case 2 -> {
                String body = List.of("622202", "621700", "436742", "955880").get(random.nextInt(4))
                        + digits(random.nextBoolean() ? 9 : 12);
                yield body + BankCardNumber.checkDigit(body);
            }
            default -> "p" + digits(6) + "@mail" + digits(2) + ".example.com";
        };
    }

    private String written(String number, int sort) {
        if (sort == 2 && random.nextBoolean()) {
            return number.replaceAll("(.{4})(?=.)", random.nextBoolean() ? "$1 " : "$1-");
        }
        if (sort == 1 && random.nextBoolean()) {
            return number.replaceAll("(.{3})(.{4})(.{4})", "$1-$2-$3");
        }
        return number;
    }

    private String nationalId() {
        String seventeen = "330106"
                + LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000)).format(DateTimeFormatter.BASIC_ISO_DATE)
                + digits(3);
        return seventeen + NationalId.checkCharacter(seventeen);
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private String beside() {
        return List.of("", "=", "\"", "：", "(", "/", ",", "[", "：“").get(random.nextInt(9));
    }

    private String words() {
        return random.ints(random.nextInt(20), 0, 26)
                .mapToObj(letter ->
                        random.nextInt(5) == 0 ? " " : Character.toString("guhijklmnopqrstuvwxyz张三李四王".charAt(letter)))
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
