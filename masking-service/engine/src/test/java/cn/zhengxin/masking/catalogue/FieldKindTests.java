package cn.zhengxin.masking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms are asked by loops, since every value is asked; here they are written down as expressions, and are the same. */
class FieldKindTests {

    private static final int TEXTS = 40_000;
    private static final String SIGNS = "0123456789012345678901234567890123456789----::..TZ+aZ １\n";

    private static final Map<FieldKind, String> FORMS = Map.of(
            FieldKind.AMOUNT, "-?[0-9]{0,10}(?:\\.[0-9]{1,2})?",
            FieldKind.COUNT, "[0-9]{0,6}",
            FieldKind.SCORE, "[0-9]{0,4}",
            FieldKind.CODE, "[A-Za-z0-9]{0,8}",
            FieldKind.DATE, "|[0-9]{4}-[0-9]{2}-[0-9]{2}",
            FieldKind.MONTH, "|[0-9]{4}-[0-9]{2}",
            FieldKind.YEAR, "|[0-9]{4}",
            FieldKind.TIME, "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private static final String[] ALMOST = {
        "",
        "-",
        ".",
        "-.5",
        "12.",
        "1234567890.12",
        "12345678901",
        "1.234",
        "2021-03-05",
        "2021-03",
        "2021",
        "2021-03-05T10:15:30Z",
        "2021-03-05T10:15:30+08:00",
        "2021-03-05T10:15:30-08:00",
        "AbC12345",
        "123456",
        "1234567"
    };

    @Test
    @DisplayName("M3: a narrow kind takes what its expression takes, and nothing else")
    void hasItsForm() {
        Random random = new Random(1);
        FORMS.forEach((kind, form) -> {
            Pattern pattern = Pattern.compile(form);
            for (int i = 0; i < TEXTS; i++) {
                String text = i < ALMOST.length ? ALMOST[i] : changed(ALMOST[random.nextInt(ALMOST.length)], random);
                assertThat(kind.accepts(text))
                        .as("%s: %s", kind, text)
                        .isEqualTo(pattern.matcher(text).matches());
            }
        });
    }

    @Test
    @DisplayName("M3: every kind is narrow or open, and no narrow one has room for a phone, card or identity number")
    void hasNoRoomForANumber() {
        for (FieldKind kind : FieldKind.values()) {
            assertThat(kind.isOpen()).isEqualTo(!FORMS.containsKey(kind));
            for (String number :
                    new String[] {"13800138000", "6222020000000000000", "110105491231002", "11010519491231002X"}) {
                assertThat(kind.accepts(number)).as("%s", kind).isEqualTo(kind.isOpen());
            }
        }
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(changed.length() + 1);
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, sign);
                case 1 -> changed.delete(at, Math.min(at + 1, changed.length()));
                default -> {
                    if (at < changed.length()) {
                        changed.setCharAt(at, sign);
                    }
                }
            }
        }
        return changed.toString();
    }
}
