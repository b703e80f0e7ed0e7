package cn.zhengxin.authorization.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.InMemoryInstitutions;
import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalCheckTests {

    private static final RefusalNotice NOTICE = new RefusalNotice(
            "2026-01",
            Samples.NOW.minus(Duration.ofDays(30)),
            "未授权的，本机构不查询您的信用报告。",
            List.of(
                    new RefusalNotice.Alternative("INCOME_PROOF", "提供收入证明。"),
                    new RefusalNotice.Alternative("ASSET_PROOF", "提供资产证明。")),
            "可联系客服热线。");
    private static final RefusalNotices NOTICES =
            moment -> moment.isBefore(NOTICE.effectiveFrom()) ? Optional.empty() : Optional.of(NOTICE);
    private static final Party SUBJECT = new Party(PartyKind.SUBJECT, Samples.SUBJECT.value(), null, null);

    private static Map<String, Object> complete() {
        var fields = new HashMap<String, Object>();
        fields.put("purpose", "LOAN_APPLICATION");
        fields.put("product", "SINGLE_LOAN");
        fields.put("name", "张伟");
        fields.put("documentType", "RESIDENT_ID");
        fields.put("documentNumber", "110101199003070134");
        fields.put("noticeVersion", "2026-01");
        fields.put("shownAt", "2026-11-25T09:30:00+08:00");
        fields.put("alternatives", List.of("INCOME_PROOF", "ASSET_PROOF"));
        return fields;
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("purpose", null, "purpose"),
                Arguments.of("purpose", "MARKETING", "purpose"),
                Arguments.of("product", null, "product"),
                Arguments.of("product", "CREDIT_CARD", "product"),
                Arguments.of("institution", "B20001", "institution"),
                Arguments.of("name", null, "subject.name"),
                Arguments.of("name", " ", "subject.name"),
                Arguments.of("documentType", "PASSPORT", "subject.documentType"),
                Arguments.of("documentNumber", null, "subject.documentNumber"),
                Arguments.of("documentNumber", "110101199003070135", "subject.documentNumber"),
                Arguments.of("noticeVersion", null, "noticeVersion"),
                Arguments.of("noticeVersion", "2025-01", "noticeVersion"),
                Arguments.of("shownAt", null, "shownAt"),
                Arguments.of("shownAt", "yesterday", "shownAt"),
                Arguments.of("shownAt", "2026-11-25T12:00:00+08:00", "shownAt"),
                Arguments.of("shownAt", "2026-01-01T12:00:00+08:00", "noticeVersion"),
                Arguments.of("alternatives", List.of(), "alternativesOffered"),
                Arguments.of("alternatives", List.of("INCOME_PROOF"), "alternativesOffered"),
                Arguments.of("alternatives", List.of("INCOME_PROOF", "ASSET_PROOF", "BRIBE"), "alternativesOffered"));
    }

    @Test
    @DisplayName("A17 · a refusal with its notice and every alternative is complete")
    void acceptsTheComplete() {
        assertThat(examine(complete(), Samples.LIN)).isInstanceOf(RefusalCheck.Examination.Complete.class);
    }

    @ParameterizedTest(name = "A17 · {0} = {1} is refused at {2}")
    @MethodSource
    void refusals(String field, Object value, String fault) {
        var fields = complete();
        fields.put(field, value);

        assertThat(faults(examine(fields, Samples.LIN))).containsExactly(fault);
    }

    @Test
    @DisplayName("A17 · everything that is missing is named in one answer")
    void namesEverythingAtOnce() {
        assertThat(faults(examine(Map.of(), Samples.LIN)))
                .containsExactlyInAnyOrder(
                        "purpose",
                        "product",
                        "subject.documentType",
                        "subject.name",
                        "subject.documentNumber",
                        "shownAt",
                        "noticeVersion",
                        "alternativesOffered");
    }

    @Test
    @DisplayName("A17 · a subject refuses in the own name only, and names the institution that asked")
    void subjectsRefuseForThemselves() {
        assertThat(faults(examine(complete(), SUBJECT))).containsExactlyInAnyOrder("institution", "subject");

        var own = complete();
        own.keySet().removeAll(Set.of("name", "documentType", "documentNumber"));
        own.put("institution", "B10001");
        assertThat(examine(own, SUBJECT)).isInstanceOfSatisfying(RefusalCheck.Examination.Complete.class, complete -> {
            assertThat(complete.who()).isNull();
            assertThat(complete.institution()).isEqualTo("B10001");
        });
    }

    @ParameterizedTest(name = "A17 · a notice that says {0} is not neutral")
    @ValueSource(strings = {"降低评分", "影响 征信", "黑名单"})
    void threatsAreFound(String words) {
        var threatening = new RefusalNotice(
                "2026-02", Samples.NOW, "不授权将" + words + "。", NOTICE.alternatives(), NOTICE.complaintChannel());
        var forbidden = List.of("降低评分", "影响征信", "黑名单");

        assertThat(threatening.firstOf(forbidden)).isPresent();
        assertThat(NOTICE.firstOf(forbidden)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static RefusalCheck.Examination examine(Map<String, Object> fields, Party by) {
        var check = new RefusalCheck(SamplePolicy.version1(), new InMemoryInstitutions(), NOTICES, Samples.NOW);
        return check.examine(
                new RefusalStatement(
                        (String) fields.get("purpose"),
                        (String) fields.get("product"),
                        (String) fields.get("institution"),
                        (String) fields.get("name"),
                        (String) fields.get("documentType"),
                        (String) fields.get("documentNumber"),
                        (String) fields.get("noticeVersion"),
                        (String) fields.get("shownAt"),
                        (List<String>) fields.getOrDefault("alternatives", List.of())),
                by);
    }

    private static List<String> faults(RefusalCheck.Examination examination) {
        return examination instanceof RefusalCheck.Examination.Incomplete incomplete
                ? incomplete.faults().stream().map(FieldFault::field).toList()
                : List.of();
    }
}
