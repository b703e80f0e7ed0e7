package cn.zhengxin.sensitivetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms are read by loops, since masking reads a great many; here they are written down as expressions, and are the same. */
class FormTests {

    private static final int TEXTS = 200_000;

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){1,8}");
    private static final Pattern TO_THE_DISTRICT = Pattern.compile("^(?<province>\\p{IsHan}{2,8}?(?:省|自治区|特别行政区))?"
            + "(?<city>[\\p{IsHan}&&[^省区路街道巷弄号村镇乡栋楼室院]]{1,10}?(?:市|自治州|地区|盟))?"
            + "(?<district>[\\p{IsHan}&&[^省市区县旗路街道巷弄号村镇乡栋幢座楼室院里小社园]]{1,10}?(?:自治县|区|县|市|旗))?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([-./]?)([0-9]{2})\\2([0-9]{2})");

    @Test
    @DisplayName("M2: an e-mail address is what the expression says")
    void readsEmailAddresses() {
        Random random = new Random(1);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, "aZ9._%+-@@.", 12);
            assertThat(EmailAddress.tryParse(text).isPresent())
                    .as(text)
                    .isEqualTo(EMAIL.matcher(text).matches());
        }
        for (int length : new int[] {63, 64, 65}) {
            String long1 = "a".repeat(length) + "@b.c";
            String long2 = "a@" + "b".repeat(length) + ".c";
            String long3 = "a@b" + ".c".repeat(length - 56);
            for (String text : new String[] {long1, long2, long3}) {
                assertThat(EmailAddress.tryParse(text).isPresent())
                        .as(text)
                        .isEqualTo(EMAIL.matcher(text).matches());
            }
        }
    }

    @Test
    @DisplayName("M2: an address is shown as far as the expression says")
    void showsAddressesToTheDistrict() {
        Random random = new Random(2);
        String[] parts = {
            "浙", "江", "省", "自治区", "特别行政区", "杭", "州", "市", "自治州", "地区", "盟", "区", "县", "旗", "自治县", "小", "路", "号", "村",
            "院", "1", "a", " ", "𠮷", "々", "里", "园", "幢"
        };
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 1 + random.nextInt(14); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String address = text.toString().strip();
            if (address.isEmpty()) {
                continue;
            }
            var matcher = TO_THE_DISTRICT.matcher(address);
            assertThat(PostalAddress.of(address).masked())
                    .as(address)
                    .isEqualTo((matcher.lookingAt() ? matcher.group() : "") + "***");
        }
    }

    @Test
    @DisplayName("M2: a date of birth is what the expression says")
    void readsDates() {
        Random random = new Random(3);
        for (int i = 0; i < TEXTS; i++) {
            String separator = text(random, "-./", 1);
            String text = "19" + text(random, "0123456789", 2) + separator + "0" + text(random, "123", 1)
                    + (random.nextInt(4) == 0 ? text(random, "-./5", 1) : separator) + "1" + text(random, "0123", 1);
            var date = DATE.matcher(text);
            boolean valid = date.matches()
                    && NationalId.isDate(
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(3)),
                            Integer.parseInt(date.group(4)));
            assertThat(BirthDate.tryParse(text).isPresent()).as(text).isEqualTo(valid);
        }
    }

    private static String text(Random random, String signs, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
