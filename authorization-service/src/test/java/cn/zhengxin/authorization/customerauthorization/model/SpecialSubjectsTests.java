package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A5, A6 and A9 at the moment of entering. Each row of a table changes one thing in a statement that is accepted. */
class SpecialSubjectsTests {

    private static final String ADULT = "110101199003070134";
    private static final String MINOR = idOf(LocalDate.of(2010, 5, 1), 13);
    private static final String CHILD = idOf(LocalDate.of(2018, 11, 26), 13);
    private static final String EIGHT = idOf(LocalDate.of(2018, 11, 25), 13);
    private static final String GUARDIAN = idOf(LocalDate.of(1980, 2, 29), 15);
    private static final String BORROWER = idOf(LocalDate.of(1985, 6, 1), 17);
    private static final String HANDLER = idOf(LocalDate.of(1991, 7, 7), 19);
    private static final String COMPANY = creditCode("91330100MA27XL0K3");
    private static final String BORROWERS_NUMBER = "AU2026112500000077";
    private static final String GUARANTORS_NUMBER = "AU2026112500000078";
    private static final String FOREIGN_NUMBER = "AU2026112500000079";

    private final CompletenessCheck check = new CompletenessCheck(
            SamplePolicy.version1(),
            code -> code.equals("B10001") ? Optional.of(Samples.HANGZHOU) : Optional.<Institution>empty(),
            document -> new SubjectReference("sr_" + document.reveal()),
            SpecialSubjectsTests::onFile,
            Samples.NOW);

    static Stream<Arguments> minors() {
        return Stream.of(
                accepted("a share in an applicant company, with a guardian"),
                accepted("born by the guardian's form of relation", "guardian.relation", "APPOINTED"),
                refused("no guardian's name", "guardian.name", null, "guardian.name"),
                refused("no guardian's document type", "guardian.documentType", null, "guardian.documentType"),
                refused("no guardian's document number", "guardian.documentNumber", null, "guardian.documentNumber"),
                refused("no relation", "guardian.relation", null, "guardian.relation"),
                refused("a relation of one's own making", "guardian.relation", "NEIGHBOUR", "guardian.relation"),
                refused("a name that is none", "guardian.name", "123", "guardian.name"),
                refused(
                        "a company as guardian",
                        "guardian.documentType",
                        "UNIFIED_SOCIAL_CREDIT_CODE",
                        "guardian.documentType"),
                refused(
                        "a guardian's number with a wrong check character",
                        "guardian.documentNumber",
                        "110101198002290150",
                        "guardian.documentNumber"),
                refused("a guardian who is a minor", "guardian.documentNumber", EIGHT, "guardian.documentNumber"),
                refused("the minor as guardian", "guardian.documentNumber", MINOR, "guardian"),
                refused("signing online", "signingChannel", "ONLINE", "signingChannel"),
                refused("a loan in the minor's name", "purpose", "LOAN_APPLICATION", "purpose"),
                refused("a card in the minor's name", "purpose", "CREDIT_CARD_APPLICATION", "purpose"),
                refused("managing a debt that cannot lawfully be", "purpose", "POST_LOAN_MANAGEMENT", "purpose"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("minors")
    @DisplayName("A5 · a subject under 18 acts with a guardian, and never for credit of their own")
    void minorsActWithAGuardian(String name, String field, String value, String fault) {
        var stated = fields("documentNumber", MINOR, "purpose", "ENTERPRISE_APPLICANT_RELATED_PERSON");
        stated.putAll(guardian(GUARDIAN));
        assertFault(stated, field, value, RuleCode.A5, fault);
    }

    @Test
    @DisplayName("A5 · without a guardian each missing element is named in one answer")
    void namesEveryMissingElementOfTheLane() {
        var stated = fields("documentNumber", MINOR, "purpose", "SUBJECT_ENQUIRY", "product", "SUBJECT_SERVICE");

        assertThat(faults(stated).stream()
                        .filter(fault -> fault.rule() == RuleCode.A5)
                        .map(FieldFault::field))
                .containsExactlyInAnyOrder(
                        "guardian.name", "guardian.documentType", "guardian.documentNumber", "guardian.relation");
    }

    @Test
    @DisplayName("A5 · credit in a minor's own name is refused with a guardian as without one")
    void noCreditOfTheirOwn() {
        var stated = fields("documentNumber", MINOR);
        var without = faults(stated);
        stated.putAll(guardian(GUARDIAN));

        assertThat(faults(stated)).isEqualTo(without).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(RuleCode.A5);
            assertThat(fault.field()).isEqualTo("purpose");
        });
    }

    @Test
    @DisplayName("A5 · the guardian of a guarantor is not the borrower")
    void theGuardianIsNotTheBorrower() {
        var stated = guarantor(MINOR);
        stated.putAll(guardian(GUARDIAN));
        assertThat(faults(stated)).isEmpty();

        stated.putAll(guardian(BORROWER));
        assertThat(faults(stated)).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(RuleCode.A5);
            assertThat(fault.field()).isEqualTo("guardian");
        });
    }

    @Test
    @DisplayName("A5 · a child under 8 is nobody's guarantor, to the day")
    void aChildIsNobodysGuarantor() {
        var child = guarantor(CHILD);
        child.putAll(guardian(GUARDIAN));
        assertThat(faults(child)).extracting(FieldFault::field).containsExactly("purpose");

        var eight = guarantor(EIGHT);
        eight.putAll(guardian(GUARDIAN));
        assertThat(faults(eight)).isEmpty();
    }

    @Test
    @DisplayName("A5 · who turned 18 needs no guardian, and none is accepted; the day is that of Asia/Shanghai")
    void adultsActAlone() {
        var stated = fields("documentNumber", idOf(LocalDate.of(2008, 11, 25), 13));
        assertThat(faults(stated)).isEmpty();
        stated.putAll(guardian(GUARDIAN));
        assertThat(faults(stated)).extracting(FieldFault::field).containsExactly("guardian");
    }

    @Test
    @DisplayName("A5, N2 · the guardian is known by reference; name and number are among the sealed particulars")
    void theGuardianIsKnownByReference() {
        var stated = fields("documentNumber", MINOR, "purpose", "ENTERPRISE_APPLICANT_RELATED_PERSON");
        stated.putAll(guardian(GUARDIAN));

        var complete = complete(stated);
        assertThat(complete.content().circumstances().guardianship())
                .isEqualTo(new Guardianship(new SubjectReference("sr_" + GUARDIAN), GuardianRelation.PARENT));
        assertThat(complete.particulars().relatedPersons()).singleElement().satisfies(person -> {
            assertThat(person.part()).isEqualTo(RelatedPerson.Part.GUARDIAN);
            assertThat(person.document().reveal()).isEqualTo(GUARDIAN);
            assertThat(person.toString()).doesNotContain(GUARDIAN, "王芳");
        });
    }

    static Stream<Arguments> guarantors() {
        return Stream.of(
                accepted("the borrower's authorization and the business"),
                accepted("the business alone", "guarantee.authorizationNumber", null),
                accepted("the borrower's authorization alone", "guarantee.businessReference", null),
                refused(
                        "no borrower's document type",
                        "guarantee.documentType",
                        null,
                        "guaranteeFor.borrower.documentType"),
                refused(
                        "no borrower's document number",
                        "guarantee.documentNumber",
                        null,
                        "guaranteeFor.borrower.documentNumber"),
                refused(
                        "a borrower's number with a wrong check character",
                        "guarantee.documentNumber",
                        "110101199003070135",
                        "guaranteeFor.borrower.documentNumber"),
                refused("the guarantor as borrower", "guarantee.documentNumber", ADULT, "guaranteeFor.borrower"),
                refused(
                        "an authorization nobody gave",
                        "guarantee.authorizationNumber",
                        "AU2026112599999999",
                        "guaranteeFor.authorizationNumber"),
                refused(
                        "no authorization number at all",
                        "guarantee.authorizationNumber",
                        "LN-1",
                        "guaranteeFor.authorizationNumber"),
                refused(
                        "another guarantor's authorization",
                        "guarantee.authorizationNumber",
                        GUARANTORS_NUMBER,
                        "guaranteeFor.authorizationNumber"),
                refused(
                        "an authorization of another institution",
                        "guarantee.authorizationNumber",
                        FOREIGN_NUMBER,
                        "guaranteeFor.authorizationNumber"),
                refused(
                        "a reference that is free text",
                        "guarantee.businessReference",
                        "为朋友 担保",
                        "guaranteeFor.businessReference"),
                refused(
                        "a reference that is an identity number",
                        "guarantee.businessReference",
                        BORROWER,
                        "guaranteeFor.businessReference"),
                refused("a borrower named for another purpose", "purpose", "LOAN_APPLICATION", "guaranteeFor"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarantors")
    @DisplayName("A6 · a guarantor's authorization names the borrower and what it is for")
    void guarantorsNameTheBorrower(String name, String field, String value, String fault) {
        assertFault(guarantor(ADULT), field, value, RuleCode.A6, fault);
    }

    @Test
    @DisplayName("A6 · a guarantor's authorization that names nothing is refused element by element")
    void namesEveryMissingElementOfTheGuarantee() {
        assertThat(faults(fields("purpose", "GUARANTOR_CHECK", "product", "GUARANTEE")))
                .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo(RuleCode.A6))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                        "guaranteeFor.borrower.documentType", "guaranteeFor.borrower.documentNumber", "guaranteeFor");
    }

    @Test
    @DisplayName("A6 · an authorization of somebody else than the named borrower is none of the borrower's")
    void theNamedAuthorizationIsTheBorrowers() {
        var stated = guarantor(ADULT);
        stated.put("guarantee.documentNumber", HANDLER);

        assertThat(faults(stated)).extracting(FieldFault::field).containsExactly("guaranteeFor.authorizationNumber");
    }

    static Stream<Arguments> enterprises() {
        return Stream.of(
                accepted("a legal representative and a handler with power"),
                refused("no legal representative's name", "legal.name", null, "enterprise.legalRepresentative.name"),
                refused(
                        "no legal representative's document type",
                        "legal.documentType",
                        null,
                        "enterprise.legalRepresentative.documentType"),
                refused(
                        "no legal representative's document number",
                        "legal.documentNumber",
                        null,
                        "enterprise.legalRepresentative.documentNumber"),
                refused(
                        "a legal representative's number with a wrong check character",
                        "legal.documentNumber",
                        "110101199003070135",
                        "enterprise.legalRepresentative.documentNumber"),
                refused("no handler's name", "handler.name", null, "enterprise.handler.name"),
                refused("no handler's document type", "handler.documentType", null, "enterprise.handler.documentType"),
                refused(
                        "no handler's document number",
                        "handler.documentNumber",
                        null,
                        "enterprise.handler.documentNumber"),
                refused("the legal representative as handler", "handler.documentNumber", ADULT, "enterprise.handler"),
                refused("no start of the power", "power.start", null, "enterprise.powerOfAttorney.startDate"),
                refused("no end of the power", "power.end", null, "enterprise.powerOfAttorney.endDate"),
                refused(
                        "a power that ended before the signing",
                        "power.end",
                        "2026-11-24",
                        "enterprise.powerOfAttorney.endDate"),
                refused(
                        "a power that begins after the signing",
                        "power.start",
                        "2026-11-26",
                        "enterprise.powerOfAttorney.endDate"),
                refused(
                        "a power that ends before it starts",
                        "power.end",
                        "2025-01-01",
                        "enterprise.powerOfAttorney.endDate"),
                refused("a power without scope", "power.scope", null, "enterprise.powerOfAttorney.scope"),
                refused(
                        "a power for something else",
                        "power.scope",
                        "CREDIT_BUSINESS",
                        "enterprise.powerOfAttorney.scope"),
                refused(
                        "a scope of one's own making",
                        "power.scope",
                        "CREDIT_AUTHORIZATION+EVERYTHING",
                        "enterprise.powerOfAttorney.scope[1]"),
                refused("signing online", "signingChannel", "ONLINE", "signingChannel"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enterprises")
    @DisplayName(
            "A9 · an enterprise names its legal representative, and its handler with a power that covers the signing")
    void enterprisesNameWhoActs(String name, String field, String value, String fault) {
        assertFault(enterprise(), field, value, RuleCode.A9, fault);
    }

    @Test
    @DisplayName("A9 · without a handler the legal representative acts, and a power of attorney is nobody's")
    void theLegalRepresentativeActs() {
        var stated = enterprise();
        stated.keySet().removeIf(key -> key.startsWith("handler."));
        assertThat(faults(stated)).extracting(FieldFault::field).containsExactly("enterprise.powerOfAttorney");

        stated.keySet().removeIf(key -> key.startsWith("power."));
        assertThat(faults(stated)).isEmpty();
        assertThat(complete(stated).content().circumstances().representation())
                .isEqualTo(new Representation(new SubjectReference("sr_" + ADULT), null, null));
    }

    @Test
    @DisplayName("A9 · every missing element is named in one answer")
    void namesEveryMissingElementOfTheEnterprise() {
        var stated = enterprise();
        stated.keySet().removeIf(key -> key.startsWith("legal.") || key.startsWith("power."));

        assertThat(faults(stated))
                .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo(RuleCode.A9))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                        "enterprise.legalRepresentative.name",
                        "enterprise.legalRepresentative.documentType",
                        "enterprise.legalRepresentative.documentNumber",
                        "enterprise.powerOfAttorney.startDate",
                        "enterprise.powerOfAttorney.endDate",
                        "enterprise.powerOfAttorney.scope");
    }

    @Test
    @DisplayName("A9 · a person has no legal representative")
    void personsHaveNoLegalRepresentative() {
        var stated = fields();
        stated.putAll(Map.of("legal.name", "李强", "legal.documentType", "RESIDENT_ID", "legal.documentNumber", HANDLER));

        assertThat(faults(stated)).extracting(FieldFault::field).containsExactly("enterprise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardian", "guarantor", "enterprise"})
    @DisplayName("A5, A6, A9, N2 · no message repeats a value, and no statement prints one")
    void repeatsNoValue(String kind) {
        var stated = kind.equals("enterprise") ? enterprise() : guarantor(kind.equals("guardian") ? MINOR : ADULT);
        stated.putAll(kind.equals("guardian") ? guardian(BORROWER) : Map.of());
        stated.replaceAll((key, value) -> key.endsWith(".documentNumber") ? value + "9" : value);

        assertThat(faults(stated))
                .isNotEmpty()
                .allSatisfy(
                        fault -> assertThat(fault.message()).doesNotContain(ADULT, MINOR, GUARDIAN, BORROWER, HANDLER));
        assertThat(statement(stated).circumstances().toString())
                .doesNotContain(ADULT, MINOR, GUARDIAN, BORROWER, HANDLER, "王芳", "李强");
    }

    private static Arguments accepted(String name) {
        return Arguments.of(name, "kind", "QUERY", null);
    }

    private static Arguments accepted(String name, String field, String value) {
        return Arguments.of(name, field, value, null);
    }

    private static Arguments refused(String name, String field, String value, String fault) {
        return Arguments.of(name, field, value, fault);
    }

    private void assertFault(Map<String, String> stated, String field, String value, RuleCode rule, String fault) {
        if (value == null) {
            stated.remove(field);
        } else {
            stated.put(field, value);
        }
        if (field.equals("purpose")) {
            stated.put("product", "SINGLE_LOAN");
        }
        var found = faults(stated).stream().filter(one -> one.rule() == rule).toList();
        assertThat(found).extracting(FieldFault::field).isEqualTo(fault == null ? List.of() : List.of(fault));
        if (fault == null) {
            assertThat(faults(stated)).isEmpty();
        }
    }

    private List<FieldFault> faults(Map<String, String> stated) {
        return switch (check.examine(statement(stated))) {
            case Completeness.Complete _ -> List.of();
            case Completeness.Incomplete incomplete -> incomplete.faults();
        };
    }

    private Completeness.Complete complete(Map<String, String> stated) {
        return (Completeness.Complete) check.examine(statement(stated));
    }

    private static Map<String, String> guarantor(String document) {
        var stated = fields("documentNumber", document, "purpose", "GUARANTOR_CHECK", "product", "GUARANTEE");
        stated.put("guarantee.documentType", "RESIDENT_ID");
        stated.put("guarantee.documentNumber", BORROWER);
        stated.put("guarantee.authorizationNumber", BORROWERS_NUMBER);
        stated.put("guarantee.businessReference", "LN-2026-000123");
        return stated;
    }

    private static Map<String, String> guardian(String document) {
        return Map.of(
                "guardian.name",
                "王芳",
                "guardian.documentType",
                "RESIDENT_ID",
                "guardian.documentNumber",
                document,
                "guardian.relation",
                "PARENT");
    }

    private static Map<String, String> enterprise() {
        var stated = fields("documentType", "UNIFIED_SOCIAL_CREDIT_CODE", "documentNumber", COMPANY);
        stated.put("subjectName", "江南贸易有限公司");
        stated.put("reportTypes", "ENTERPRISE");
        stated.put("legal.name", "张伟");
        stated.put("legal.documentType", "RESIDENT_ID");
        stated.put("legal.documentNumber", ADULT);
        stated.put("handler.name", "李强");
        stated.put("handler.documentType", "RESIDENT_ID");
        stated.put("handler.documentNumber", HANDLER);
        stated.put("power.start", "2026-11-01");
        stated.put("power.end", "2026-11-25");
        stated.put("power.scope", "CREDIT_AUTHORIZATION+CREDIT_BUSINESS");
        return stated;
    }

    private static Map<String, String> fields(String... changes) {
        var stated = new TreeMap<String, String>();
        stated.put("kind", "QUERY");
        stated.put("subjectName", "张伟");
        stated.put("documentType", "RESIDENT_ID");
        stated.put("documentNumber", ADULT);
        stated.put("purpose", "LOAN_APPLICATION");
        stated.put("product", "SINGLE_LOAN");
        stated.put("reportTypes", "PERSONAL");
        stated.put("signingChannel", "COUNTER");
        for (int index = 0; index < changes.length; index += 2) {
            stated.put(changes[index], changes[index + 1]);
        }
        return stated;
    }

    private static AuthorizationStatement statement(Map<String, String> stated) {
        return new AuthorizationStatement(
                stated.get("kind"),
                stated.get("subjectName"),
                stated.get("documentType"),
                stated.get("documentNumber"),
                null,
                "B10001",
                "江南银行杭州分行",
                stated.get("purpose"),
                "个人消费贷款额度评估",
                stated.get("product"),
                several(stated.get("reportTypes")),
                List.of(),
                "2026-11-25",
                "2026-12-24",
                stated.get("signingChannel"),
                "2026-11-25T09:30:00+08:00",
                "2026-01",
                null,
                new StatedCircumstances(statedGuardian(stated), statedGuarantee(stated), statedEnterprise(stated)));
    }

    private static StatedCircumstances.StatedGuardian statedGuardian(Map<String, String> stated) {
        var person = person(stated, "guardian");
        var relation = stated.get("guardian.relation");
        return person == null && relation == null ? null : new StatedCircumstances.StatedGuardian(person, relation);
    }

    private static StatedCircumstances.StatedGuarantee statedGuarantee(Map<String, String> stated) {
        return stated.keySet().stream().noneMatch(key -> key.startsWith("guarantee."))
                ? null
                : new StatedCircumstances.StatedGuarantee(
                        stated.get("guarantee.documentType"),
                        stated.get("guarantee.documentNumber"),
                        stated.get("guarantee.authorizationNumber"),
                        stated.get("guarantee.businessReference"));
    }

    private static StatedCircumstances.StatedRepresentation statedEnterprise(Map<String, String> stated) {
        var power = stated.keySet().stream().noneMatch(key -> key.startsWith("power."))
                ? null
                : new StatedCircumstances.StatedPowerOfAttorney(
                        stated.get("power.start"), stated.get("power.end"), several(stated.get("power.scope")));
        var legal = person(stated, "legal");
        var handler = person(stated, "handler");
        return power == null && legal == null && handler == null
                ? null
                : new StatedCircumstances.StatedRepresentation(legal, handler, power);
    }

    private static StatedCircumstances.StatedPerson person(Map<String, String> stated, String part) {
        return stated.keySet().stream().noneMatch(key -> key.startsWith(part + "."))
                ? null
                : new StatedCircumstances.StatedPerson(
                        stated.get(part + ".name"),
                        stated.get(part + ".documentType"),
                        stated.get(part + ".documentNumber"));
    }

    private static List<String> several(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split("\\+", -1));
    }

    private static Optional<AuthorizationFacts> onFile(AuthorizationNumber number) {
        return switch (number.value()) {
            case BORROWERS_NUMBER -> Optional.of(facts(number, Purpose.LOAN_APPLICATION, Samples.HANGZHOU));
            case GUARANTORS_NUMBER -> Optional.of(facts(number, Purpose.GUARANTOR_CHECK, Samples.HANGZHOU));
            case FOREIGN_NUMBER ->
                Optional.of(facts(number, Purpose.LOAN_APPLICATION, new Institution("B20001", "别处银行")));
            default -> Optional.empty();
        };
    }

    private static AuthorizationFacts facts(AuthorizationNumber number, Purpose purpose, Institution institution) {
        var content = Samples.content(1);
        return new AuthorizationFacts(
                new AuthorizationId(UUID.randomUUID()),
                number,
                new SubjectReference("sr_" + BORROWER),
                new AuthorizationContent(
                        content.kind(),
                        institution,
                        purpose,
                        content.product(),
                        content.reportTypes(),
                        content.clauses(),
                        content.term(),
                        content.signingChannel(),
                        content.signingTime(),
                        content.templateVersion(),
                        1),
                Samples.LIN,
                Samples.NOW,
                1);
    }

    private static String idOf(LocalDate birthDate, int sequence) {
        var digits = "110101" + birthDate.toString().replace("-", "") + String.format("%03d", sequence);
        return digits + NationalId.checkCharacter(digits);
    }

    private static String creditCode(String seventeen) {
        return seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen);
    }
}
