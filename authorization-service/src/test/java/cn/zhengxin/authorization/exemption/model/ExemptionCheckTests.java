package cn.zhengxin.authorization.exemption.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExemptionCheckTests {

    private static Map<String, Object> complete() {
        var fields = new HashMap<String, Object>();
        fields.put("authorityName", "杭州市中级人民法院");
        fields.put("authorityKind", "COURT");
        fields.put("documentKind", "ASSISTANCE_NOTICE");
        fields.put("documentNumber", "（2026）浙01协查8号");
        fields.put("caseNumber", "（2026）浙01民初123号");
        fields.put("legalArticle", "民事诉讼法 第二百五十三条");
        fields.put("sealChecked", true);
        fields.put("name", "张伟");
        fields.put("documentType", "RESIDENT_ID");
        fields.put("number", "110101199003070134");
        fields.put("reportType", "PERSONAL");
        return fields;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("authorityName", null, "authority.name"),
                Arguments.of("authorityName", "法院\u202e", "authority.name"),
                Arguments.of("authorityName", "法".repeat(121), "authority.name"),
                Arguments.of("authorityKind", null, "authority.kind"),
                Arguments.of("authorityKind", "TAX_ADVISER", "authority.kind"),
                Arguments.of("documentKind", "LETTER", "document.kind"),
                Arguments.of("documentNumber", " ", "document.number"),
                Arguments.of("caseNumber", null, "caseNumber"),
                Arguments.of("legalArticle", null, "legalArticle"),
                Arguments.of("sealChecked", null, "sealChecked"),
                Arguments.of("sealChecked", false, "sealChecked"),
                Arguments.of("name", null, "subject.name"),
                Arguments.of("documentType", "PASSPORT", "subject.documentType"),
                Arguments.of("number", null, "subject.documentNumber"),
                Arguments.of("number", "110101199003070135", "subject.documentNumber"),
                Arguments.of("reportType", null, "reportType"),
                Arguments.of("reportType", "ENTERPRISE", "reportType"),
                Arguments.of("uses", 0, "uses"),
                Arguments.of("uses", 2, "uses"),
                Arguments.of("urgent", true, "urgentGround"),
                Arguments.of("urgentGround", "MONEY_LAUNDERING", "urgentGround"));
    }

    @Test
    @DisplayName(
            "A16 · a request with authority, document, case, article, seal check and subject is complete, for a single use")
    void acceptsTheComplete() {
        assertThat(examine(complete())).isInstanceOfSatisfying(ExemptionCheck.Examination.Complete.class, complete -> {
            assertThat(complete.content().uses()).isEqualTo(1);
            assertThat(complete.content().urgent()).isNull();
            assertThat(complete.particulars().toString()).doesNotContain("张伟", "浙01");
        });
    }

    @Test
    @DisplayName("A16 · urgent with one of two grounds is complete")
    void acceptsTheUrgent() {
        var fields = complete();
        fields.put("urgent", true);
        fields.put("urgentGround", "TERROR_FINANCING");

        assertThat(examine(fields))
                .isInstanceOfSatisfying(
                        ExemptionCheck.Examination.Complete.class,
                        complete -> assertThat(complete.content().urgent()).isEqualTo(UrgentGround.TERROR_FINANCING));
    }

    @ParameterizedTest(name = "A16 · {0} = {1} is refused at {2}")
    @MethodSource
    void faults(String field, Object value, String fault) {
        var fields = complete();
        fields.put(field, value);

        assertThat(fields(examine(fields))).containsExactly(fault);
    }

    @Test
    @DisplayName("A16 · everything that is missing is named in one answer")
    void namesEverythingAtOnce() {
        assertThat(fields(examine(Map.of())))
                .containsExactlyInAnyOrder(
                        "authority.name",
                        "authority.kind",
                        "document.kind",
                        "document.number",
                        "caseNumber",
                        "legalArticle",
                        "sealChecked",
                        "subject.documentType",
                        "subject.name",
                        "subject.documentNumber",
                        "reportType");
    }

    private static ExemptionCheck.Examination examine(Map<String, Object> fields) {
        return new ExemptionCheck(SamplePolicy.version1(), Samples.NOW)
                .examine(new ExemptionStatement(
                        (String) fields.get("authorityName"),
                        (String) fields.get("authorityKind"),
                        (String) fields.get("documentKind"),
                        (String) fields.get("documentNumber"),
                        (String) fields.get("caseNumber"),
                        (String) fields.get("legalArticle"),
                        (Boolean) fields.get("sealChecked"),
                        (String) fields.get("name"),
                        (String) fields.get("documentType"),
                        (String) fields.get("number"),
                        (String) fields.get("reportType"),
                        (Integer) fields.get("uses"),
                        (Boolean) fields.get("urgent"),
                        (String) fields.get("urgentGround")));
    }

    private static List<String> fields(ExemptionCheck.Examination examination) {
        return examination instanceof ExemptionCheck.Examination.Incomplete incomplete
                ? incomplete.faults().stream().map(FieldFault::field).toList()
                : List.of();
    }
}
