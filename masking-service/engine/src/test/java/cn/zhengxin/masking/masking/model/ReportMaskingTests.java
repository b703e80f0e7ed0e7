package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.Purpose;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReportMaskingTests {

    private final ReportMasking masking = Reports.masking();
    private final MaskingPolicy policy = FirstPolicy.policy();
    private final ObjectNode example = Reports.example(ReportType.PERSONAL);
    private final ObjectNode zhang = Reports.json("""
            {
              "PA01": {"PA01B": {"PA01BQ01": "张晓明", "PA01BI01": "330106199003073311"}, "PA01D": {"PA01DQ02": "13260181590"}},
              "PB01": {
                "PB01A": {"PB01AR01": "1990-03-07", "PB01AQ01": "xiaoming.zhang@example.com", "PB01AQ02": "浙江省杭州市西湖区文三路35号2幢371室"},
                "PB01B": {"PB01BH": [{"PB01BQ01": "13260181590"}]}
              },
              "PB02": {"PB020Q01": "李丽", "PB020Q02": "杭州云栖软件有限公司"},
              "PB03": [{"PB030Q02": "0571-82324861"}],
              "PC02": {"PC02C": {"PC02CS01": "1", "PC02CJ01": "12000"}},
              "PD01": [{"PD01A": {"PD01AI03": "6222088301661318601"}}],
              "PD02": [{"PD02A": {"PD02AI03": "XY202481393284"}}],
              "PG01": [{"PG010H": [{"PG010Q01": "本人声明：证件330106199003073311，电话13260181590，卡号6222088301661318601，邮箱xiaoming.zhang@example.com，张晓明。"}]}]
            }
            """);

    @ParameterizedTest
    @CsvSource({
        "/PA01/PA01B/PA01BQ01,张*",
        "/PA01/PA01B/PA01BI01,330***********3311",
        "/PB01/PB01B/PB01BH/0/PB01BQ01,132****1590",
        "/PB01/PB01A/PB01AR01,1990",
        "/PB01/PB01A/PB01AQ01,x***@example.com",
        "/PB01/PB01A/PB01AQ02,浙江省杭州市西湖区***",
        "/PB03/0/PB030Q02,0571-****",
        "/PB02/PB020Q02,杭州云栖软件有限公司"
    })
    @DisplayName("M2 · an officer sees the default forms")
    void showsTheDefaultFormsToOfficers(String pointer, String shown) {
        MaskedCreditReport masked = mask(zhang, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(masked.sections().at(pointer).asString()).isEqualTo(shown);
        assertThat(masked.policyVersion()).isEqualTo(1);
        assertThat(masked.withheld()).isEmpty();
    }

    @Test
    @DisplayName("M2 · a card shows its last four digits, a contract's number likewise")
    void showsTheLastFourOfACard() {
        MaskedCreditReport masked = mask(zhang, "reviewer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(masked.sections().at("/PD01/0/PD01A/PD01AI03").asString()).isEqualTo("***************8601");
        assertThat(masked.sections().at("/PD02/0/PD02A/PD02AI03").asString())
                .endsWith("3284")
                .startsWith("****");
    }

    @Test
    @DisplayName(
            "M1 · what is no identifier stays readable for an officer: codes, dates and amounts are as the bureau gave them")
    void leavesTheCreditHistoryReadable() {
        FieldCatalogue catalogue = FieldCatalogue.of(ReportType.PERSONAL);
        MaskedCreditReport masked = mask(example, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(readable(catalogue, masked.sections()))
                .isEqualTo(readable(catalogue, example))
                .hasSizeGreaterThan(200);
    }

    private static List<String> readable(FieldCatalogue catalogue, JsonNode report) {
        List<String> readable = new java.util.ArrayList<>();
        Reports.forEachLeaf(report, "", (path, value) -> {
            if (catalogue.find(path).orElseThrow().sensitivity() != SensitivityClass.C3) {
                readable.add(path + "=" + value);
            }
        });
        return readable;
    }

    @Test
    @DisplayName("M3 · statements are shown with stars in place of personal data")
    void searchesStatements() {
        MaskedCreditReport masked = mask(zhang, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(masked.sections().at("/PG01/0/PG010H/0/PG010Q01").asString())
                .isEqualTo("本人声明：证件***，电话***，卡号***，邮箱***，***。");
        assertThat(masked.findings()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(ReportType.class)
    @DisplayName("M2 · the risk system's own client gets the report as it is")
    void givesFullValuesToTheRiskSystem(ReportType type) {
        ObjectNode raw = Reports.example(type);
        MaskedCreditReport masked = masking.mask(
                new RawCreditReport(type, raw),
                Set.of(),
                Reports.viewing("loan-system", Purpose.LOAN_APPLICATION, Channel.SYSTEM),
                policy);
        assertThat(masked.sections()).isEqualTo(raw);
        assertThat(masked.withheld()).isEmpty();
    }

    @Test
    @DisplayName("M1 · even the risk system's client gets no element that nobody has classified")
    void withholdsUnknownElementsFromEverybody() {
        ObjectNode raw = example.deepCopy();
        ((ObjectNode) raw.at("/PB01/PB01A")).put("PB01AX01", "330106199003073311");
        ((ObjectNode) raw.at("/PB01/PB01A")).putObject("PB01AX02").put("PB01AX03", "13260181590");
        raw.put("13260181590", "张晓明");
        raw.putArray("PZ99").addObject().put("PZ990Q01", "13260181590");
        for (String role : List.of("query-officer", "loan-system")) {
            Channel channel = role.equals("loan-system") ? Channel.SYSTEM : Channel.STAFF_SCREEN;
            MaskedCreditReport masked = mask(raw, role, Purpose.LOAN_APPLICATION, channel);
            assertThat(masked.withheld()).containsExactly("?", "PB01.PB01A.PB01AX01", "PB01.PB01A.PB01AX02", "PZ99");
            assertThat(masked.sections().toString()).doesNotContain("PB01AX", "PZ99", "\"13260181590\":");
        }
    }

    @Test
    @DisplayName("M1 · an element where a group should stand, and a group where an element should stand, are withheld")
    void withholdsElementsOfAnotherShape() {
        ObjectNode raw = Reports.json("""
                {"PA01": "330106199003073311", "PB02": {"PB020Q01": {"PB020Q01": "张晓明"}}, "PC01": {"PC010Q01": null}}
                """);
        MaskedCreditReport masked = mask(raw, "loan-system", Purpose.LOAN_APPLICATION, Channel.SYSTEM);
        assertThat(masked.withheld()).containsExactly("PA01", "PB02.PB020Q01");
        assertThat(masked.sections().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "credit-administrator-province", "customer", "service", "nobody", "partner"})
    @DisplayName("M1 · a role without a policy sees nothing")
    void showsNothingToOtherRoles(String role) {
        for (Purpose purpose : Purpose.values()) {
            MaskedCreditReport masked = mask(example, role, purpose, Channel.STAFF_SCREEN);
            assertThat(masked.sections().isEmpty()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "A7 · a partner gets the masked summary with amounts as ranges, never the accounts or the person's particulars")
    void passesTheMaskedSummaryToPartners() {
        MaskedCreditReport masked = mask(example, "partner", Purpose.GUARANTOR_CHECK, Channel.PARTNER);
        assertThat(masked.sections().propertyNames()).containsExactlyInAnyOrder("PA01", "PC02", "PC03", "PC04", "PC05");
        assertThat(masked.sections().at("/PA01/PA01B/PA01BI01").asString()).matches("[0-9]{3}\\*{11}[0-9X]{4}");
        assertThat(masked.sections().at("/PB01").isMissingNode()).isTrue();
        MaskedCreditReport zhangs = mask(zhang, "partner", Purpose.GUARANTOR_CHECK, Channel.PARTNER);
        assertThat(zhangs.sections()).isEqualTo(Reports.json("""
                {"PA01": {"PA01B": {"PA01BQ01": "张*", "PA01BI01": "330***********3311"}},
                 "PC02": {"PC02C": {"PC02CS01": "1", "PC02CJ01": "10000-50000"}}}
                """));
        FieldCatalogue catalogue = FieldCatalogue.of(ReportType.PERSONAL);
        Reports.forEachLeaf(masked.sections(), "", (path, value) -> {
            if (catalogue.find(path).orElseThrow().kind() == FieldKind.AMOUNT) {
                assertThat(value).matches("[0-9]+-[0-9]+|>=[0-9]+|<0|\\*\\*\\*");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("A7 · for no purpose does a partner see a section beside header and summaries, or a number in full")
    void partnersSeeNothingBesideTheSummary(Purpose purpose) {
        for (ObjectNode raw : List.of(example, zhang, Reports.example(ReportType.ENTERPRISE))) {
            ReportType type = raw.has("EA01") ? ReportType.ENTERPRISE : ReportType.PERSONAL;
            Viewing viewing =
                    new Viewing(new Viewer("partner-guarantee", Set.of("partner"), "P30001"), purpose, Channel.PARTNER);
            MaskedCreditReport masked = masking.mask(new RawCreditReport(type, raw), List.of(), viewing, policy);

            assertThat(masked.sections().propertyNames())
                    .isSubsetOf("PA01", "PC01", "PC02", "PC03", "PC04", "PC05", "EA01", "EB01");
            FieldCatalogue catalogue = FieldCatalogue.of(type);
            Reports.forEachLeaf(masked.sections(), "", (path, value) -> {
                if (catalogue.find(path).orElseThrow().sensitivity() == SensitivityClass.C3) {
                    assertThat(value).as(path).contains("*");
                }
                assertThat(value).as(path).doesNotMatch(".*[0-9]{17}[0-9X].*").doesNotMatch("1[3-9][0-9]{9}");
            });
        }
    }

    @Test
    @DisplayName(
            "M1 · a guarantor's check shows nothing of the spouse and no way to reach anybody by landline or e-mail")
    void dependsOnThePurpose() {
        MaskedCreditReport masked = mask(zhang, "query-officer", Purpose.GUARANTOR_CHECK, Channel.STAFF_SCREEN);
        assertThat(masked.sections().has("PB02")).isFalse();
        assertThat(masked.sections().at("/PB01/PB01A/PB01AQ01").asString()).isEqualTo("***");
        assertThat(masked.sections().at("/PB03/0/PB030Q02").asString()).isEqualTo("***");
    }

    @Test
    @DisplayName("D3 · items keep their places, because a dispute names its item by place")
    void keepsPlaces() {
        ObjectNode raw = Reports.json("""
                {"PC02": {"PC02A": {"PC02AH": [{"PC02AX01": "x"}, {"PC02AS03": "2"}]}}}
                """);
        MaskedCreditReport masked = mask(raw, "partner", Purpose.LOAN_APPLICATION, Channel.PARTNER);
        assertThat(masked.sections().at("/PC02/PC02A/PC02AH/0").isEmpty()).isTrue();
        assertThat(masked.sections().at("/PC02/PC02A/PC02AH/1/PC02AS03").asString())
                .isEqualTo("2");
    }

    @Test
    @DisplayName("M3 · a personal string where a code, a date or an amount should stand is not shown")
    void hidesWhatHasNotTheFormOfItsKind() {
        ObjectNode raw = Reports.json("""
                {"PB02": {"PB020D01": "13260181590"}, "PC02": {"PC02C": {"PC02CS01": "330106199003073311", "PC02CJ01": "13260181590"}},
                 "PD01": [{"PD01A": {"PD01AR01": "张晓明"}}]}
                """);
        MaskedCreditReport masked = mask(raw, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(Reports.leaves(masked.sections())).containsExactly("***", "***", "***", "***");
        assertThat(masked.findings()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0-10000",
        "9999,0-10000",
        "10000,10000-50000",
        "4999999.99,1000000-5000000",
        "5000000,>=5000000",
        "-5,<0",
        "'',***",
        "x,***"
    })
    @DisplayName("M2 · an amount for a partner is the range it lies in")
    void givesRanges(String amount, String range) {
        assertThat(KindMasks.range(policy.amountBounds(), amount)).isEqualTo(range);
    }

    @ParameterizedTest
    @EnumSource(FieldKind.class)
    @DisplayName("M1 · what cannot be read as its kind is hidden whole when masked")
    void hidesWhatItCannotRead(FieldKind kind) {
        assertThat(KindMasks.masked(kind, "§1"))
                .satisfiesAnyOf(
                        masked -> assertThat(masked).isEqualTo("***"),
                        // An address always has a form; its part below the district is what is hidden.
                        masked -> assertThat(kind).isEqualTo(FieldKind.ADDRESS));
        assertThat(KindMasks.masked(kind, "§1")).isEqualTo("***");
    }

    @Test
    @DisplayName("N2 · neither the raw nor the masked report shows itself in toString")
    void printsRedacted() {
        RawCreditReport raw = new RawCreditReport(ReportType.PERSONAL, example);
        assertThat(raw.toString()).doesNotContain("PA01", "张");
        assertThat(mask(example, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN)
                        .toString())
                .doesNotContain("PA01", "张");
    }

    @Test
    @DisplayName("M6 · how many fields each rule met is counted")
    void countsFieldsByRule() {
        MaskedCreditReport masked = mask(example, "query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);
        assertThat(masked.fieldsByRule()).containsOnlyKeys(MaskingRule.SHOW, MaskingRule.MASK);
        assertThat(masked.fieldsByRule().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(Reports.leaves(example).size());
    }

    private MaskedCreditReport mask(ObjectNode raw, String role, Purpose purpose, Channel channel) {
        return masking.mask(
                new RawCreditReport(ReportType.PERSONAL, raw),
                Set.of(),
                Reports.viewing(role, purpose, channel),
                policy);
    }
}
