package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessCheckTests {

    private static final String NUMBER = "110101199003070134";

    private final CompletenessCheck check = new CompletenessCheck(
            SamplePolicy.version1(),
            code -> code.equals("B10001") ? Optional.of(Samples.HANGZHOU) : Optional.<Institution>empty(),
            document -> new SubjectReference("sr_" + document.reveal()),
            number -> Optional.empty(),
            Samples.NOW);

    @Test
    @DisplayName("A1 · accepts a statement that holds every element")
    void acceptsACompleteStatement() {
        var completeness = check.examine(statement(fields -> {}));

        assertThat(completeness).isInstanceOfSatisfying(Completeness.Complete.class, complete -> {
            assertThat(complete.content().purpose()).isEqualTo(Purpose.LOAN_APPLICATION);
            assertThat(complete.content().institution()).isEqualTo(Samples.HANGZHOU);
            assertThat(complete.content().uses()).isEqualTo(1);
            assertThat(complete.particulars().document().reveal()).isEqualTo(NUMBER);
        });
    }

    @Test
    @DisplayName("A1 · names every missing element in one answer")
    void namesEveryMissingElementAtOnce() {
        var empty = new AuthorizationStatement(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                StatedCircumstances.NONE);

        assertThat(faultyFields(empty))
                .containsExactlyInAnyOrder(
                        "kind",
                        "subject.name",
                        "subject.documentType",
                        "subject.documentNumber",
                        "institution.code",
                        "institution.name",
                        "purpose",
                        "purposeStatement",
                        "product",
                        "reportTypes",
                        "startDate",
                        "endDate",
                        "signingChannel",
                        "signingTime",
                        "templateVersion");
    }

    @Test
    @DisplayName("A1 · names every malformed element in one answer")
    void namesEveryMalformedElementAtOnce() {
        var statement = statement(fields -> {
            fields.put("kind", "BOTH");
            fields.put("subjectName", "12345");
            fields.put("documentNumber", "110101199003070135");
            fields.put("phone", "123");
            fields.put("institutionName", "江南银行");
            fields.put("purpose", "LOAN_APPLICATION,GUARANTOR_CHECK");
            fields.put("product", "LOTTERY");
            fields.put("reportTypes", "PERSONAL+EVERYTHING");
            fields.put("startDate", "25.11.2026");
            fields.put("endDate", "tomorrow");
            fields.put("signingChannel", "PIGEON");
            fields.put("signingTime", "2026-11-25T09:30:00");
            fields.put("templateVersion", "1999-01");
        });

        assertThat(faultyFields(statement))
                .containsExactlyInAnyOrder(
                        "kind",
                        "subject.name",
                        "subject.documentNumber",
                        "subject.phone",
                        "institution.name",
                        "purpose",
                        "product",
                        "reportTypes[1]",
                        "startDate",
                        "endDate",
                        "signingChannel",
                        "signingTime",
                        "templateVersion");
    }

    @Test
    @DisplayName("A1, N2 · no message repeats a rejected value")
    void repeatsNoValue() {
        var statement = statement(fields -> {
            fields.put("subjectName", "张伟1990");
            fields.put("documentNumber", "110101199003070135");
            fields.put("phone", "1390000");
        });

        assertThat(faults(statement))
                .allSatisfy(fault -> assertThat(fault.message()).doesNotContain("110101199003070135", "张伟", "1390000"));
        assertThat(statement.toString()).doesNotContain("110101199003070135", "张伟");
    }

    @Test
    @DisplayName("A1 · refuses a resident ID for every wrong check character (GB 11643)")
    void refusesEveryWrongCheckCharacter() {
        for (var character : "0123456789X".toCharArray()) {
            var number = NUMBER.substring(0, 17) + character;
            var faulty = faultyFields(statement(fields -> fields.put("documentNumber", number)));
            assertThat(faulty).isEqualTo(number.equals(NUMBER) ? List.of() : List.of("subject.documentNumber"));
        }
    }

    @Test
    @DisplayName("A1 · checks a unified social credit code by its check character (GB 32100)")
    void checksEnterprisesByTheirCode() {
        Consumer<Map<String, String>> enterprise = fields -> {
            fields.put("subjectName", "江南贸易有限公司360");
            fields.put("documentType", "UNIFIED_SOCIAL_CREDIT_CODE");
            fields.put("reportTypes", "ENTERPRISE");
        };

        assertThat(faultyFields(statement(enterprise.andThen(fields -> fields.put("documentNumber", creditCode())))))
                .doesNotContain("subject.documentNumber");
        assertThat(faultyFields(statement(enterprise.andThen(fields -> fields.put("documentNumber", NUMBER)))))
                .contains("subject.documentNumber");
    }

    private static String creditCode() {
        var seventeen = "91330100MA27XL0K3";
        return seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen);
    }

    @Test
    @DisplayName("A1 · refuses enterprise reports on a person")
    void refusesEnterpriseReportsOnAPerson() {
        assertThat(faultyFields(statement(fields -> fields.put("reportTypes", "ENTERPRISE"))))
                .containsExactly("reportTypes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"贷款审批等", "相关业务", "业务需要", "贷款、担保等用途", "等级评定等"})
    @DisplayName("A2 · refuses a blanket in the purpose statement")
    void refusesABlanket(String purposeStatement) {
        assertThat(faultyFields(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .containsExactly("purposeStatement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"相 关业务", "相\u3000关业务", "业 务\u00a0需 要", "贷款审批 等", "等级评定 等"})
    @DisplayName("A2 · finds a blanket also where spaces part its characters")
    void findsASpacedBlanket(String purposeStatement) {
        assertThat(faults(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("A2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "相\u200b关业务",
                "住房贷款\u0000审批",
                "住房贷款\n审批",
                "住房\u202e贷款",
                "住房贷款\ud83d",
                "\ude00住房贷款",
                "住房\u3164贷款",
                "住房贷款\ufe0f",
                "\u200b\u2060",
                "\u00a0\u3000",
                "\u3164"
            })
    @DisplayName("A1, A2 · refuses a purpose statement that hides characters or shows none")
    void refusesHiddenCharacters(String purposeStatement) {
        assertThat(faultyFields(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .containsExactly("purposeStatement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张伟110101199003070134住房贷款",
                "住房贷款 110101 19900307 0134",
                "合同9110101199003070134",
                "１１０１０１１９９００３０７０１３４住房贷款",
                "住房贷款电话13800138000",
                "额度 50000 138-0013-8000",
                "联系+8613800138000住房贷款",
                "１３８００１３８０００"
            })
    @DisplayName("M2, N2 · refuses a purpose statement with an identity or mobile number, and repeats none")
    void refusesPersonalNumbers(String purposeStatement) {
        assertThat(faults(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("purposeStatement");
                    assertThat(fault.message()).doesNotContainPattern("[0-9]");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"购房贷款500000元，合同20261125001380013800", "110101199003070135号抵押物贷款", "Loan for a house 🏠"})
    @DisplayName("A1 · accepts amounts, contract numbers and what only looks like an identity number")
    void acceptsOtherNumbers(String purposeStatement) {
        assertThat(faultyFields(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "1999-12-31", "2201-01-01"})
    @DisplayName("A1 · refuses years that no authorization can have")
    void refusesYearsOutOfUse(String date) {
        assertThat(faultyFields(statement(fields -> fields.put("startDate", date))))
                .containsExactly("startDate");
        assertThat(faultyFields(statement(fields -> fields.put("endDate", date))))
                .containsExactly("endDate");
        assertThat(faultyFields(statement(fields -> fields.put("signingTime", date + "T00:00:00Z"))))
                .containsExactly("signingTime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERSONAL+PERSONAL", "PERSONAL+PERSONAL+PERSONAL", "PERSONAL+ENTERPRISE+NONE"})
    @DisplayName("A1 · refuses a report type named twice and more entries than there are types")
    void refusesRepeatedReportTypes(String reportTypes) {
        assertThat(faultyFields(statement(fields -> fields.put("reportTypes", reportTypes))))
                .containsExactly("reportTypes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"个人消费贷款额度评估", "信用等级评估", "等额本息住房贷款审批"})
    @DisplayName("A2 · accepts plain words, also where a blanket's character is part of another word")
    void acceptsPlainWords(String purposeStatement) {
        assertThat(faultyFields(statement(fields -> fields.put("purposeStatement", purposeStatement))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARKETING", "PROFILING", "loan_application", "贷款"})
    @DisplayName("A2 · refuses every purpose outside the closed list")
    void refusesPurposesOutsideTheList(String purpose) {
        assertThat(faultyFields(statement(fields -> fields.put("purpose", purpose))))
                .containsExactly("purpose");
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE_LOAN, 2026-12-24, 2026-12-25",
        "SHORT_TERM_CREDIT, 2027-02-22, 2027-02-23",
        "LONG_TERM_LOAN, 2027-11-24, 2027-11-25"
    })
    @DisplayName("A2 · refuses a term one day longer than the product's limit")
    void refusesALongerTerm(String product, String last, String tooLate) {
        assertThat(faultyFields(statement(fields -> {
                    fields.put("product", product);
                    fields.put("endDate", last);
                })))
                .isEmpty();
        assertThat(faultyFields(statement(fields -> {
                    fields.put("product", product);
                    fields.put("endDate", tooLate);
                })))
                .containsExactly("endDate");
    }

    @Test
    @DisplayName("A2 · revolving credit runs twelve months, and only with its clause")
    void revolvingCreditNeedsItsClause() {
        Consumer<Map<String, String>> revolving = fields -> {
            fields.put("product", "REVOLVING_CREDIT");
            fields.put("endDate", "2027-11-24");
        };

        assertThat(faultyFields(statement(revolving))).containsExactly("clauses");
        assertThat(faultyFields(
                        statement(revolving.andThen(fields -> fields.put("clauses", Clause.REVOLVING_CREDIT.name())))))
                .isEmpty();
    }

    @Test
    @DisplayName("A2 · refuses a purpose for a product it does not go with")
    void refusesAPurposeForAnotherProduct() {
        assertThat(faultyFields(statement(fields -> fields.put("purpose", "CREDIT_CARD_APPLICATION"))))
                .containsExactly("product");
    }

    @Test
    @DisplayName("A5 · refuses credit in the name of a subject under 18, to the day in Asia/Shanghai")
    void blocksMinors() {
        assertThat(faultyFields(statement(fields -> fields.put("documentNumber", idOf(LocalDate.of(2008, 11, 26))))))
                .containsExactly("purpose");
        assertThat(faultyFields(statement(fields -> fields.put("documentNumber", idOf(LocalDate.of(2008, 11, 25))))))
                .isEmpty();
    }

    @Test
    @DisplayName("A13 · single-use unless purpose and product allow more")
    void singleUseByDefault() {
        assertThat(faultyFields(statement(fields -> fields.put("uses", "2")))).containsExactly("uses");
        assertThat(faultyFields(statement(fields -> fields.put("uses", "0")))).containsExactly("uses");
        assertThat(faultyFields(statement(fields -> {
                    fields.put("product", "SHORT_TERM_CREDIT");
                    fields.put("uses", "3");
                })))
                .isEmpty();
    }

    @Test
    @DisplayName("A1 · refuses a signing time in the future and an end date in the past")
    void refusesTimesThatCannotBe() {
        assertThat(faultyFields(statement(fields -> fields.put("signingTime", "2026-11-25T10:06:00+08:00"))))
                .containsExactly("signingTime");
        assertThat(faultyFields(statement(fields -> {
                    fields.put("startDate", "2026-10-01");
                    fields.put("endDate", "2026-10-02");
                })))
                .containsExactly("endDate");
    }

    @Test
    @DisplayName("A1 · whatever set of elements is missing, exactly that set is named")
    void namesExactlyWhatIsMissing() {
        var fieldOf = Map.ofEntries(
                Map.entry("kind", "kind"),
                Map.entry("subjectName", "subject.name"),
                Map.entry("documentType", "subject.documentType"),
                Map.entry("documentNumber", "subject.documentNumber"),
                Map.entry("institutionCode", "institution.code"),
                Map.entry("institutionName", "institution.name"),
                Map.entry("purpose", "purpose"),
                Map.entry("purposeStatement", "purposeStatement"),
                Map.entry("product", "product"),
                Map.entry("reportTypes", "reportTypes"),
                Map.entry("startDate", "startDate"),
                Map.entry("endDate", "endDate"),
                Map.entry("signingChannel", "signingChannel"),
                Map.entry("signingTime", "signingTime"),
                Map.entry("templateVersion", "templateVersion"));
        var random = new Random(20261125);
        for (int round = 0; round < 500; round++) {
            var missing = fieldOf.keySet().stream()
                    .sorted()
                    .filter(name -> random.nextBoolean())
                    .toList();
            var statement = statement(fields -> missing.forEach(fields::remove));
            assertThat(faultyFields(statement))
                    .containsExactlyInAnyOrderElementsOf(
                            missing.stream().map(fieldOf::get).toList());
        }
    }

    private static String idOf(LocalDate birthDate) {
        var digits = "110101" + birthDate.toString().replace("-", "") + "013";
        return digits + cn.zhengxin.sensitivetypes.NationalId.checkCharacter(digits);
    }

    private List<String> faultyFields(AuthorizationStatement statement) {
        return faults(statement).stream().map(FieldFault::field).toList();
    }

    private List<FieldFault> faults(AuthorizationStatement statement) {
        return switch (check.examine(statement)) {
            case Completeness.Complete _ -> List.of();
            case Completeness.Incomplete incomplete -> incomplete.faults();
        };
    }

    private static AuthorizationStatement statement(Consumer<Map<String, String>> changes) {
        var fields = new HashMap<String, String>();
        fields.put("kind", "QUERY");
        fields.put("subjectName", "张伟");
        fields.put("documentType", "RESIDENT_ID");
        fields.put("documentNumber", NUMBER);
        fields.put("institutionCode", "B10001");
        fields.put("institutionName", "江南银行杭州分行");
        fields.put("purpose", "LOAN_APPLICATION");
        fields.put("purposeStatement", "个人消费贷款额度评估");
        fields.put("product", "SINGLE_LOAN");
        fields.put("reportTypes", "PERSONAL");
        fields.put("startDate", "2026-11-25");
        fields.put("endDate", "2026-12-24");
        fields.put("signingChannel", "COUNTER");
        fields.put("signingTime", "2026-11-25T09:30:00+08:00");
        fields.put("templateVersion", "2026-01");
        changes.accept(fields);
        var uses = fields.get("uses");
        return new AuthorizationStatement(
                fields.get("kind"),
                fields.get("subjectName"),
                fields.get("documentType"),
                fields.get("documentNumber"),
                fields.get("phone"),
                fields.get("institutionCode"),
                fields.get("institutionName"),
                fields.get("purpose"),
                fields.get("purposeStatement"),
                fields.get("product"),
                several(fields.get("reportTypes")),
                several(fields.get("clauses")),
                fields.get("startDate"),
                fields.get("endDate"),
                fields.get("signingChannel"),
                fields.get("signingTime"),
                fields.get("templateVersion"),
                uses == null ? null : Integer.valueOf(uses),
                StatedCircumstances.NONE);
    }

    private static List<String> several(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split("\\+", -1));
    }
}
