package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StreamingMaskingTests {

    private static final int REPORTS = 150;
    private static final String[] TEXTS = {
        "",
        "本人对该笔记录有异议。",
        "2021-03-05",
        "13260181590",
        "张晓明",
        "330106199003073311",
        "住文三路35号2幢371室",
        "浙江省杭州市西湖区文三路35号2幢371室",
        "xiaoming.zhang@example.com",
        "6222 0883 0166 1318 601",
        "𝟏𝟑𝟐𝟔𝟎𝟏𝟖𝟏𝟓𝟗𝟎",
        "0571-82324861",
        "12000.50",
        "\"\\\n\u0001",
        "👤"
    };

    private final ReportMasking masking = Reports.masking();
    private final MaskingPolicy policy = FirstPolicy.policy();

    @ParameterizedTest
    @EnumSource(ReportType.class)
    @DisplayName(
            "M1 M2 M3: read as a stream or as a tree, a report is masked alike, whatever is in it and whoever looks")
    void masksAsATreeWouldBe(ReportType type) {
        for (int seed = 1; seed <= REPORTS; seed++) {
            Random random = new Random(seed);
            ObjectNode raw = Reports.example(type);
            disturb(raw, random);
            MaskingPolicy used = random.nextBoolean() ? policy : randomPolicy(random);
            Viewing viewing = new Viewing(
                    new Viewer("a", Set.of(random.nextBoolean() ? "query-officer" : "role", "partner"), "B10001"),
                    Numbers.any(Purpose.values(), random),
                    Numbers.any(Channel.values(), random));
            Set<String> names = random.nextBoolean() ? Set.of() : Set.of("王建国");
            MaskedCreditReport streamed = masking.mask(new RawCreditReport(type, raw), names, viewing, used);
            MaskedCreditReport tree = new TreeMasking(FieldCatalogue.of(type), viewing, used).mask(raw, names);
            assertThat(streamed.sections()).as("seed %d", seed).isEqualTo(tree.sections());
            assertThat(streamed.summary()).as("seed %d", seed).isEqualTo(tree.summary());
        }
    }

    private static MaskingPolicy randomPolicy(Random random) {
        List<PolicyRule> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rules.add(new PolicyRule(
                    "role",
                    Numbers.any(Channel.values(), random),
                    null,
                    null,
                    random.nextBoolean() ? null : Numbers.any(SensitivityClass.values(), random),
                    random.nextBoolean() ? null : Numbers.any(FieldKind.values(), random),
                    Numbers.any(MaskingRule.values(), random),
                    "test"));
        }
        return new MaskingPolicy(
                7, FirstPolicy.policy().effectiveFrom(), "he", "sun", List.of(0L, 10_000L, 50_000L), rules);
    }

    /** Puts other values, nothing, groups and unknown elements in places where they do not belong. */
    private static void disturb(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (random.nextInt(10) == 0) {
                    object.set(name, value(random, 2));
                } else {
                    disturb(object.get(name), random);
                }
            }
            if (random.nextInt(20) == 0) {
                object.set(random.nextBoolean() ? "PZ99" : "13260181590", value(random, 2));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (random.nextInt(8) == 0) {
                    array.set(i, value(random, 2));
                } else {
                    disturb(array.get(i), random);
                }
            }
        }
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 7 : 10)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextInt(100_000));
            case 7 -> json.objectNode();
            case 8 -> json.objectNode().set("PB01AQ02", value(random, depth - 1));
            case 9 -> {
                ArrayNode array = json.arrayNode();
                for (int size = random.nextInt(3); size > 0; size--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> json.stringNode(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    @Test
    @DisplayName("M3: what a later section tells of a person is known to the wording of an earlier one")
    void knowsWhatComesLater() {
        MaskedCreditReport masked = mask("""
                {"PG01": [{"PG010H": [{"PG010Q01": "电话0571-82324861"}]}], "PB03": [{"PB030Q02": "0571-82324861"}]}
                """);
        assertThat(masked.sections().at("/PG01/0/PG010H/0/PG010Q01").asString()).isEqualTo("电话***");
    }

    @Test
    @DisplayName("M1: of an element that stands twice, the second is withheld")
    void withholdsWhatStandsTwice() {
        MaskedCreditReport masked = mask("""
                {"PC02": {"PC02C": {"PC02CS01": "1", "PC02CS01": "2"}}, "PC02": {"PC02C": {"PC02CS01": "3"}}}
                """);
        assertThat(masked.text()).isEqualTo("{\"PC02\":{\"PC02C\":{\"PC02CS01\":\"1\"}}}");
        assertThat(masked.withheld()).containsExactly("PC02", "PC02.PC02C.PC02CS01");
    }

    @Test
    @DisplayName("M1: so many unknown elements that nobody would read them are told by a question mark")
    void boundsWhatIsWithheld() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 3_000; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("\"P")
                    .append((char) ('A' + i % 26))
                    .append(i % 1000)
                    .append('Z')
                    .append((char) ('A' + i / 1000))
                    .append("\":1");
        }
        assertThat(mask(json.append('}').toString()).withheld()).hasSize(1_001).contains("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"PA01\"",
                "{",
                "{\"PC02\": {\"PC02C\": {\"PC02CS01\": \"1\"}}",
                "{\"PC02\": {\"PC02C\": {\"PC02CS01\": 01}}}",
                "{} {}",
                "{}x",
                "{\"PC02\"}",
                "{\"PC02\": }",
                "nonsense"
            })
    @DisplayName("M1: what is no report is refused, and nothing of it is said")
    void refusesWhatIsNoReport(String json) {
        assertThatExceptionOfType(ReportRejected.class)
                .isThrownBy(() -> mask(json))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(ReportRejected.Reason.MALFORMED))
                .withNoCause()
                .withMessage("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000, 100_000})
    @DisplayName("M1: what is nested deeper than any report is refused, in known and unknown elements")
    void refusesWhatIsTooDeep(int depth) {
        for (String name : List.of("PD01", "PZ99")) {
            String json = "{\"" + name + "\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThatExceptionOfType(ReportRejected.class)
                    .isThrownBy(() -> mask(json))
                    .satisfies(
                            rejected -> assertThat(rejected.reason()).isEqualTo(ReportRejected.Reason.BEYOND_LIMITS));
        }
        assertThat(mask("{\"PD01\":" + "[".repeat(63) + "]".repeat(63) + "}").text())
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("M1: a single text longer than any is refused")
    void refusesWhatIsTooLong() {
        String text = "长".repeat(ReportMasking.LONGEST_TEXT + 1);
        assertThatExceptionOfType(ReportRejected.class)
                .isThrownBy(() -> mask("{\"PG01\":[{\"PG010H\":[{\"PG010Q01\":\"" + text + "\"}]}]}"))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(ReportRejected.Reason.BEYOND_LIMITS));
    }

    @Test
    @DisplayName("M1: what a failure cut off cannot be taken for a report")
    void leavesWhatIsCutOffOpen() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatExceptionOfType(ReportRejected.class)
                .isThrownBy(() -> masking.mask(
                        raw("{\"PC02\": {\"PC02C\": {\"PC02CS01\": \"1\"}}, \"PC03\": nonsense"),
                        Set.of(),
                        officer(),
                        policy,
                        out));
        // The first pass met it, and nothing had been written.
        assertThat(out.size()).isZero();
    }

    @Test
    @DisplayName("M3: when a report tells of more than can be looked for, no wording of it is shown")
    void hidesWordingWhenTooMuchIsKnown() {
        StringBuilder json = new StringBuilder("{\"PD02\":[");
        for (int i = 0; i <= KnownValues.MOST; i++) {
            json.append("{\"PD02A\":{\"PD02AI03\":\"ACCOUNT")
                    .append(100_000 + i)
                    .append("\"}},");
        }
        json.append("{}],\"PB04\":[{\"PB040Q01\":\"杭州云栖软件有限公司\"}],\"PB01\":{\"PB01A\":{\"PB01AD01\":\"1\"}}}");
        MaskedCreditReport masked = mask(json.toString());
        assertThat(masked.sections().at("/PB04/0/PB040Q01").asString()).isEqualTo("***");
        assertThat(masked.sections().at("/PB01/PB01A/PB01AD01").asString()).isEqualTo("1");
        assertThat(masked.sections().at("/PD02/0/PD02A/PD02AI03").asString()).isEqualTo("*********0000");
    }

    @Test
    @DisplayName("P9: ten megabytes are masked in a heap of sixteen, as fast as they are read")
    void masksALongReportInASmallHeap() throws IOException, InterruptedException {
        Process masking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongReport.class.getName(),
                        "10000000")
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(masking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(masking.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).startsWith("read ");
            assertThat(masking.exitValue()).as(said).isZero();
        } finally {
            masking.destroyForcibly();
        }
    }

    @Test
    @DisplayName("M1: two policies of one number, of which one is only tried, are two")
    void keepsPoliciesOfOneNumberApart() {
        MaskingPolicy tried = new MaskingPolicy(
                policy.version(),
                policy.effectiveFrom(),
                "he",
                "sun",
                policy.amountBounds(),
                List.of(new PolicyRule(
                        "query-officer", Channel.STAFF_SCREEN, null, null, null, null, MaskingRule.HIDE, "test")));
        String json = "{\"PC02\": {\"PC02C\": {\"PC02CS01\": \"1\"}}}";
        assertThat(masking.mask(raw(json), Set.of(), officer(), policy).text()).contains("\"1\"");
        assertThat(masking.mask(raw(json), Set.of(), officer(), tried).text()).contains("\"***\"");
        assertThat(masking.mask(raw(json), Set.of(), officer(), policy).text()).contains("\"1\"");
    }

    private MaskedCreditReport mask(String json) {
        return masking.mask(raw(json), Set.of(), officer(), policy);
    }

    private static RawCreditReport raw(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length % 2 == 0
                ? RawCreditReport.ofJson(ReportType.PERSONAL, bytes)
                : RawCreditReport.ofStream(ReportType.PERSONAL, () -> new ByteArrayInputStream(bytes));
    }

    private static Viewing officer() {
        return Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
    }
}
