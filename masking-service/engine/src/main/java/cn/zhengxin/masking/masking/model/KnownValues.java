package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.sensitivetypes.NationalId;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is known to belong to the persons of a report: looked for everywhere else, however it is written (M3). */
final class KnownValues {

    private static final int SHORTEST_NUMBER = 6;
    private static final int SHORTEST_NAME = 2;

    private final Set<String> numbers = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    void add(FieldKind kind, String value) {
        FoldedText folded = FoldedText.of(value);
        switch (kind) {
            case PERSON_NAME, EMAIL -> {
                String name = folded.letters().text();
                if (name.codePointCount(0, name.length()) >= SHORTEST_NAME) {
                    names.add(name);
                }
            }
            case IDENTITY_NUMBER, PHONE, LANDLINE, CARD_NUMBER, ACCOUNT_NUMBER -> {
                addNumber(folded.numbers().text());
                // The number the same person had before 1999 leaves out the century and the check character.
                NationalId.tryParse(value)
                        .map(NationalId::reveal)
                        .filter(number -> number.startsWith("19", 6))
                        .ifPresent(number -> addNumber(number.substring(0, 6) + number.substring(8, 17)));
            }
            case ADDRESS,
                    BIRTH_DATE,
                    EMPLOYER,
                    FREE_TEXT,
                    WORDING,
                    INSTITUTION,
                    INSTITUTION_NAME,
                    ENTERPRISE_NAME,
                    ENTERPRISE_NUMBER,
                    UNIFIED_CODE,
                    REGION,
                    REFERENCE,
                    PATTERN,
                    AMOUNT,
                    COUNT,
                    SCORE,
                    CODE,
                    DATE,
                    MONTH,
                    YEAR,
                    TIME -> {}
        }
    }

    private void addNumber(String number) {
        if (number.length() >= SHORTEST_NUMBER) {
            numbers.add(number);
        }
    }

    Set<String> numbers() {
        return numbers;
    }

    Set<String> names() {
        return names;
    }
}
