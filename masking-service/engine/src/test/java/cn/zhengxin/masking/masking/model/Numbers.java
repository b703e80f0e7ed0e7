package cn.zhengxin.masking.masking.model;

import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Valid numbers of nobody. */
final class Numbers {

    private static final String[] PROVINCES = {"11", "33", "44", "51", "65", "82"};
    private static final String[] ISSUERS = {"622208", "622848", "436742", "400000", "951234"};

    private Numbers() {}

    static String nationalId(Random random) {
        LocalDate born = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
        String seventeen = PROVINCES[random.nextInt(PROVINCES.length)]
                + digits(random, 4)
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + digits(random, 3);
        return seventeen + NationalId.checkCharacter(seventeen);
    }

    static String phone(Random random) {
        return "1" + (3 + random.nextInt(7)) + digits(random, 9);
    }

    static String card(Random random) {
        String before = ISSUERS[random.nextInt(ISSUERS.length)] + digits(random, 6 + random.nextInt(7));
        return before + BankCardNumber.checkDigit(before);
    }

    static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
