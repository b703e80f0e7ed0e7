package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.Purpose;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for whatever number, text and report, tried on a great many by seed. */
class MaskingPropertyTests {

    private static final int NUMBERS = 20_000;
    private static final int TEXTS = 60_000;
    private static final int REPORTS = 60;
    private static final int TELLING = 5;

    private final ReportMasking masking = Reports.masking();
    private final MaskingPolicy policy = FirstPolicy.policy();

    @Test
    @DisplayName(
            "M2: of the digits that a masked form hides, no five in a row are left, forwards, backwards or in full width")
    void hidesDigits() {
        Random random = new Random(1);
        for (int i = 0; i < NUMBERS; i++) {
            String id = Numbers.nationalId(random);
            String phone = Numbers.phone(random);
            String card = Numbers.card(random);
            assertHidden(KindMasks.masked(FieldKind.IDENTITY_NUMBER, id), id, 3, 4);
            assertHidden(KindMasks.masked(FieldKind.PHONE, phone), phone, 3, 4);
            assertHidden(KindMasks.masked(FieldKind.CARD_NUMBER, card), card, 0, 4);
            assertHidden(KindMasks.masked(FieldKind.ACCOUNT_NUMBER, "ACC" + card), "ACC" + card, 0, 4);
        }
    }

    private static void assertHidden(String masked, String value, int first, int last) {
        String plain = Normalizer.normalize(masked, Normalizer.Form.NFKC);
        assertThat(plain.replace("*", ""))
                .isEqualTo(value.substring(0, first) + value.substring(value.length() - last));
        String backwards = new StringBuilder(value).reverse().toString();
        for (int at = 0; at + TELLING <= value.length(); at++) {
            assertThat(plain)
                    .doesNotContain(value.substring(at, at + TELLING))
                    .doesNotContain(backwards.substring(at, at + TELLING));
        }
    }

    @Test
    @DisplayName("M3: the first look never passes over what the search would have found")
    void looksBeforeItSearches() {
        KnownValues known = new KnownValues();
        known.add(FieldKind.PERSON_NAME, "张晓明");
        known.add(FieldKind.PERSON_NAME, "Li Na");
        known.add(FieldKind.PERSON_NAME, "王〇");
        known.add(FieldKind.PERSON_NAME, "赵〇一");
        known.add(FieldKind.LANDLINE, "0571-82324861");
        known.add(FieldKind.ACCOUNT_NUMBER, "XY-AB-ZZ");
        known.add(FieldKind.EMAIL, "li.na@example.com");
        known.add(FieldKind.ADDRESS, "浙江省杭州市西湖区文三路35号2幢371室");
        PersonalDataSearch search = new PersonalDataSearch(known);
        Random random = new Random(2);
        String[] parts = {
            "张",
            "晓",
            "明",
            "王",
            "〇",
            "赵",
            "张晓明",
            "l",
            "I",
            "Na",
            "li.na",
            "@",
            "＠",
            "example",
            ".com",
            "0571",
            "8232",
            "4861",
            "XY",
            "-AB",
            "ZZ",
            "文三路",
            "文3路",
            "35",
            "号",
            "三五",
            "2幢",
            "371室",
            " ",
            "-",
            "ー",
            "\u200b",
            "，",
            "13800138000",
            "138",
            "0013",
            "8000",
            "一",
            "幺三八",
            "洞",
            "👤",
            "𝟏",
            "1101",
            "0519491231002",
            "X",
            "x",
            "1",
            "6222020000000000000",
            "①",
            "/",
            "."
        };
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 1 + random.nextInt(12); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String written = text.toString();
            int findings = search.search(written).findings();
            found += findings > 0 ? 1 : 0;
            if (!search.mayHold(written.toCharArray(), 0, written.length())) {
                assertThat(findings).as(written).isZero();
            }
        }
        assertThat(found).isGreaterThan(TEXTS / 10);
    }

    @ParameterizedTest
    @CsvSource({"query-officer,STAFF_SCREEN", "dispute-handler,STAFF_SCREEN", "partner,PARTNER", "loan-system,SYSTEM"})
    @DisplayName("M2 M3: what is masked keeps its shape when it is masked again, and shows no more")
    void keepsItsShape(String role, Channel channel) {
        for (int seed = 1; seed <= REPORTS; seed++) {
            Random random = new Random(seed);
            ObjectNode raw = Reports.example(ReportType.PERSONAL);
            fill(raw, random);
            Viewing viewing = Reports.viewing(role, Numbers.any(Purpose.values(), random), channel);
            ObjectNode once = mask(raw, viewing);
            ObjectNode twice = mask(once, viewing);
            assertThat(shape(twice)).as("seed %d", seed).isEqualTo(shape(once));
            List<String> before = Reports.leaves(once);
            List<String> after = Reports.leaves(twice);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).isIn(before.get(i), "***");
            }
        }
    }

    @Test
    @DisplayName(
            "M3: the subject's address, name and numbers are in no text of the answer, wherever the report has them")
    void showsNothingOfTheSubject() {
        for (int seed = 1; seed <= REPORTS; seed++) {
            Random random = new Random(seed);
            String street = List.of("文三路", "中山东一路", "建国门外大街").get(random.nextInt(3));
            String door = street + (1 + random.nextInt(400)) + "号" + (1 + random.nextInt(30)) + "幢"
                    + (100 + random.nextInt(900)) + "室";
            ObjectNode raw = Reports.example(ReportType.PERSONAL);
            ((ObjectNode) raw.at("/PB01/PB01A")).put("PB01AQ02", "浙江省杭州市西湖区" + door);
            String written = switch (random.nextInt(5)) {
                case 0 -> door;
                case 1 -> "住" + door.substring(0, door.indexOf('号') + 1) + "楼上";
                case 2 -> wide("杭州市西湖区" + door);
                case 3 -> door.replaceAll("(?<=.)(?=.)", " ");
                default -> door.replace("号", "号 - ");
            };
            for (String pointer : List.of("/PB02", "/PB04/0")) {
                ((ObjectNode) raw.at(pointer))
                        .put(pointer.equals("/PB02") ? "PB020Q02" : "PB040Q01", "自营：" + written + "（店）");
            }
            MaskedCreditReport masked = masking.mask(
                    new RawCreditReport(ReportType.PERSONAL, raw),
                    Set.of(),
                    Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN),
                    policy);
            String number = door.substring(street.length(), door.indexOf('号') + 1);
            for (String leaf : Reports.leaves(masked.sections())) {
                String plain = Normalizer.normalize(leaf, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{Nd}]", "");
                assertThat(plain).as("seed %d: %s", seed, written).doesNotContain(street + number);
            }
        }
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(sign -> wide.append((char) (sign >= '0' && sign <= '9' ? sign + 0xFEE0 : sign)));
        return wide.toString();
    }

    private ObjectNode mask(ObjectNode raw, Viewing viewing) {
        return masking.mask(new RawCreditReport(ReportType.PERSONAL, raw), Set.of(), viewing, policy)
                .sections();
    }

    /** Puts numbers of nobody into places at random. */
    private static void fill(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getValue().isString() && random.nextInt(12) == 0) {
                    member.setValue(object.stringNode(
                            switch (random.nextInt(4)) {
                                case 0 -> Numbers.nationalId(random);
                                case 1 -> Numbers.phone(random);
                                case 2 -> "卡号" + Numbers.card(random) + "，";
                                default -> "someone" + random.nextInt(99) + "@example.com";
                            }));
                } else {
                    fill(member.getValue(), random);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> fill(element, random));
        }
    }

    private static List<String> shape(JsonNode node) {
        List<String> paths = new ArrayList<>();
        Reports.forEachLeaf(node, "", (path, value) -> paths.add(path));
        return paths;
    }
}
