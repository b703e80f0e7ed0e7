package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.policy.FormFloors;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever form somebody writes into a policy: what holds for each that the floors let pass, by values of nobody made by seed. */
class OwnFormPropertyTests {

    private static final int GROUPS = 60;
    private static final int ALIKE = 5;
    private static final int TELLING = 5;

    private static final Map<FieldKind, List<SensitivityClass>> CLASSES = classes();

    static Stream<Arguments> kinds() {
        return CLASSES.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(sensitivity -> Arguments.of(kind.getKey(), sensitivity)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName(
            "M1 M2: values that agree in what their class allows to be seen look the same, whatever form a line gives them")
    void showsNoMoreThanTheClassAllows(FieldKind kind, SensitivityClass sensitivity) {
        Random random = new Random(1);
        List<MaskingForm> forms = forms(kind, sensitivity, random);
        assertThat(forms).hasSizeGreaterThan(1);
        for (int group = 0; group < GROUPS; group++) {
            List<String> values = alike(kind, sensitivity, random);
            for (MaskingForm form : forms) {
                String first = masked(form, kind, values.getFirst());
                assertThat(values)
                        .allSatisfy(value -> assertThat(masked(form, kind, value))
                                .as("%s of %s", form.word(), values)
                                .isEqualTo(first));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName(
            "M2: of a person's number no five signs in a row are left by any form a line may name, forwards or backwards")
    void hidesDigits(FieldKind kind, SensitivityClass sensitivity) {
        Random random = new Random(2);
        if (!List.of(FieldKind.IDENTITY_NUMBER, FieldKind.PHONE, FieldKind.CARD_NUMBER, FieldKind.ACCOUNT_NUMBER)
                .contains(kind)) {
            // Whatever stands in a field: a number of a person may stand in any.
            for (MaskingForm form : forms(kind, sensitivity, random)) {
                for (int i = 0; i < GROUPS; i++) {
                    assertTellsNothing(form, kind, Numbers.nationalId(random));
                    assertTellsNothing(form, kind, Numbers.phone(random));
                    assertTellsNothing(form, kind, Numbers.card(random));
                }
            }
            return;
        }
        for (MaskingForm form : forms(kind, sensitivity, random)) {
            for (int i = 0; i < GROUPS; i++) {
                alike(kind, sensitivity, random).forEach(value -> assertTellsNothing(form, kind, value));
            }
        }
    }

    private static void assertTellsNothing(MaskingForm form, FieldKind kind, String value) {
        String masked = masked(form, kind, value);
        String backwards = new StringBuilder(value).reverse().toString();
        for (int at = 0; at + TELLING <= value.length(); at++) {
            assertThat(masked)
                    .as("%s of %s", form.word(), kind)
                    .doesNotContain(value.substring(at, at + TELLING))
                    .doesNotContain(backwards.substring(at, at + TELLING));
        }
        assertThat(masked.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(7);
    }

    @Test
    @DisplayName(
            "M2: where a form is said to leave no more than another, the other's answer is enough to work out its own")
    void ordersForms() {
        Random random = new Random(3);
        for (FieldKind kind : CLASSES.keySet()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                values.addAll(alike(kind, CLASSES.get(kind).getFirst(), random));
            }
            SensitivityClass sensitivity = CLASSES.get(kind).getLast();
            for (MaskingForm more : forms(kind, sensitivity, random)) {
                List<String> known = masked(more, kind, values);
                for (MaskingForm less : candidates(random)) {
                    if (less.leavesNoMoreThan(more)) {
                        assertThat(isWorkedOut(known, masked(less, kind, values)))
                                .as("%s after %s of %s", less.word(), more.word(), kind)
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Whether what is alike among the known is alike among the others. */
    private static boolean isWorkedOut(List<String> known, List<String> others) {
        Map<String, String> workedOut = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            String other = others.get(i);
            if (!other.equals(workedOut.merge(known.get(i), other, (first, again) -> first))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> masked(MaskingForm form, FieldKind kind, List<String> values) {
        return values.stream().map(value -> masked(form, kind, value)).toList();
    }

    private static String masked(MaskingForm form, FieldKind kind, String value) {
        return new KindMasks(RecipientForms.NONE)
                .masked(form, kind, value.toCharArray(), 0, value.length(), new MaskedText())
                .text();
    }

    private static Map<FieldKind, List<SensitivityClass>> classes() {
        Map<FieldKind, List<SensitivityClass>> classes = new HashMap<>();
        for (FieldKind kind : FieldKind.values()) {
            if (!FormFloors.standard().of(kind).isEmpty()) {
                classes.put(kind, List.copyOf(FormFloors.standard().of(kind).keySet()));
            }
        }
        return classes;
    }

    /** Forms with numbers at random, of which the floors let some pass. */
    private static List<MaskingForm> forms(FieldKind kind, SensitivityClass sensitivity, Random random) {
        var field = new CataloguedField("PB01.X", sensitivity, kind);
        return candidates(random).stream()
                .filter(form -> FormFloors.standard().allow(form, field))
                .toList();
    }

    private static List<MaskingForm> candidates(Random random) {
        List<MaskingForm> forms = new ArrayList<>();
        Arrays.stream(MaskingForm.Plain.values())
                .filter(form -> !List.of(
                                MaskingForm.Plain.RANGE, MaskingForm.Plain.ENCRYPTED, MaskingForm.Plain.PSEUDONYM)
                        .contains(form))
                .forEach(forms::add);
        for (int first = 0; first <= 5; first++) {
            for (int last = 0; last <= 5; last++) {
                forms.add(new MaskingForm.KeepEnds(first, last));
            }
        }
        for (int years : List.of(2, 5, 10, 15, 2 + random.nextInt(49), 2 + random.nextInt(49))) {
            forms.add(new MaskingForm.YearBand(years));
        }
        for (int width :
                List.of(2, 4, 5, 10, 50, 1_000, 3_000, 2 + random.nextInt(900), 1_000 * (2 + random.nextInt(900)))) {
            forms.add(new MaskingForm.NumberBand(width));
        }
        for (long step : List.of(1L, 500L, 1_000L, 5_000L)) {
            List<Long> bounds = new ArrayList<>();
            long bound = random.nextInt(3) * step;
            for (int i = 0; i < 8; i++) {
                bounds.add(bound);
                bound += step * (1 + random.nextInt(9));
            }
            forms.add(new MaskingForm.Range(bounds));
        }
        return forms;
    }

    /** Values that differ, but not in what M2 lets be seen of their class: written down here once more, by hand. */
    private static List<String> alike(FieldKind kind, SensitivityClass sensitivity, Random random) {
        String three = Numbers.digits(random, 3);
        String four = Numbers.digits(random, 4);
        int year = 1930 + random.nextInt(90);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        int length = 15 + random.nextInt(4);
        String id = Numbers.nationalId(random);
        String card = "622848" + Numbers.digits(random, 9);
        card += BankCardNumber.checkDigit(card);
        String cardEnd = card.substring(card.length() - 4);
        String surname = List.of("张", "欧阳", "李").get(random.nextInt(3));
        String letter = String.valueOf((char) ('a' + random.nextInt(26)));
        long thousand = random.nextInt(90_000);
        int number = random.nextInt(1_800);
        List<String> values = new ArrayList<>();
        while (values.size() < ALIKE) {
            values.add(
                    switch (kind) {
                        case IDENTITY_NUMBER -> identityNumber(id, random);
                        case PHONE -> "13" + three.charAt(0) + Numbers.digits(random, 4) + four;
                        case CARD_NUMBER -> cardNumber(cardEnd, random);
                        case ACCOUNT_NUMBER -> "ACC-" + Numbers.digits(random, 9) + "z" + four;
                        case PERSON_NAME ->
                            surname + List.of("明", "晓明", "建国", "娜").get(random.nextInt(4));
                        case LANDLINE -> "0571-8" + Numbers.digits(random, 7);
                        case EMAIL -> letter + Numbers.digits(random, 1 + random.nextInt(6)) + ".x@example.com";
                        case ADDRESS ->
                            "浙江省杭州市西湖区" + List.of("文三路", "学院路").get(random.nextInt(2)) + random.nextInt(400) + "号";
                        case BIRTH_DATE -> year + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28));
                        case DATE -> year + "-" + two(month) + "-" + two(1 + random.nextInt(28));
                        case MONTH -> year + "-" + two(1 + random.nextInt(12));
                        case YEAR -> String.valueOf(year / 5 * 5 + random.nextInt(5));
                        case TIME ->
                            year + "-" + two(month) + "-" + two(day) + "T" + two(random.nextInt(24)) + ":"
                                    + two(random.nextInt(60)) + ":" + two(random.nextInt(60)) + "+08:00";
                        case AMOUNT -> thousand * 1_000 + random.nextInt(1_000) + (random.nextBoolean() ? "" : ".50");
                        case COUNT -> {
                            int band = sensitivity == SensitivityClass.C1 ? 2 : 5;
                            yield String.valueOf(number / band * band + random.nextInt(band));
                        }
                        case SCORE -> String.valueOf(number / 10 * 10 + random.nextInt(10));
                        case REGION -> "33" + Numbers.digits(random, 4);
                        case UNIFIED_CODE, ENTERPRISE_NUMBER, REFERENCE ->
                            three + Numbers.digits(random, length - 7) + four;
                        case EMPLOYER,
                                FREE_TEXT,
                                WORDING,
                                INSTITUTION,
                                INSTITUTION_NAME,
                                ENTERPRISE_NAME,
                                PATTERN,
                                CODE -> throw new AssertionError("a kind with a floor and without values: " + kind);
                    });
        }
        return values;
    }

    /** The first three and the last four of another. */
    private static String identityNumber(String like, Random random) {
        while (true) {
            String born =
                    LocalDate.of(1900, 1, 1).plusDays(random.nextInt(45_000)).format(DateTimeFormatter.BASIC_ISO_DATE);
            String seventeen = like.substring(0, 3) + Numbers.digits(random, 3) + born + like.substring(14, 17);
            if (NationalId.checkCharacter(seventeen) == like.charAt(17)) {
                return seventeen + like.charAt(17);
            }
        }
    }

    /** The last four of another. */
    private static String cardNumber(String end, Random random) {
        while (true) {
            String before = "622848" + Numbers.digits(random, 6) + end.substring(0, 3);
            if (String.valueOf(BankCardNumber.checkDigit(before)).equals(end.substring(3))) {
                return before + end.substring(3);
            }
        }
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
