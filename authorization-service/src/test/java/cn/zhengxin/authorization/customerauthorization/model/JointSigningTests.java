package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A5 and A9 at the counter: a complete signing is accepted, and each row takes one thing from it. */
class JointSigningTests {

    private static final Circumstances MINOR = new Circumstances(
            new Guardianship(new SubjectReference("sr_guardian"), GuardianRelation.PARENT), null, null);
    private static final Circumstances SEALED_BY_LEGAL_REPRESENTATIVE =
            new Circumstances(null, null, new Representation(new SubjectReference("sr_legal"), null, null));

    private static Circumstances handler(LocalDate start, LocalDate end, PowerOfAttorneyScope... scope) {
        return new Circumstances(
                null,
                null,
                new Representation(
                        new SubjectReference("sr_legal"),
                        new SubjectReference("sr_handler"),
                        new PowerOfAttorney(new Term(start, end), Set.of(scope))));
    }

    private static final Circumstances SEALED_BY_HANDLER =
            handler(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 25), PowerOfAttorneyScope.CREDIT_AUTHORIZATION);

    /** What is at the counter: every mark on the page, and every kind of evidence, save what a row takes away. */
    record Counter(boolean fingerprinted, boolean sealed, boolean guardianSigned, boolean guardianChecked) {}

    private static final Counter OF_MINOR = new Counter(true, false, true, true);
    private static final Counter OF_ENTERPRISE = new Counter(false, true, false, false);

    static Stream<Arguments> signings() {
        return Stream.of(
                Arguments.of("a minor with everything", MINOR, OF_MINOR, null, null, null),
                Arguments.of(
                        "no proof of guardianship",
                        MINOR,
                        OF_MINOR,
                        EvidenceKind.GUARDIANSHIP_PROOF,
                        RuleCode.A5,
                        "evidence"),
                Arguments.of(
                        "a page without the guardian's signature",
                        MINOR,
                        new Counter(true, false, false, true),
                        null,
                        RuleCode.A5,
                        "pages[0].guardianSigned"),
                Arguments.of(
                        "a guardian whose document nobody checked",
                        MINOR,
                        new Counter(true, false, true, false),
                        null,
                        RuleCode.A5,
                        "jointSignature.guardianDocumentChecked"),
                Arguments.of(
                        "a minor's page without fingerprint",
                        MINOR,
                        new Counter(false, false, true, true),
                        null,
                        RuleCode.A4,
                        "pages[0].fingerprinted"),
                Arguments.of(
                        "a minor's page without fingerprint but sealed",
                        MINOR,
                        new Counter(false, true, true, true),
                        null,
                        RuleCode.A4,
                        "pages[0].fingerprinted"),
                Arguments.of("an enterprise by its handler", SEALED_BY_HANDLER, OF_ENTERPRISE, null, null, null),
                Arguments.of(
                        "an enterprise by its legal representative, who needs no power",
                        SEALED_BY_LEGAL_REPRESENTATIVE,
                        OF_ENTERPRISE,
                        EvidenceKind.POWER_OF_ATTORNEY,
                        null,
                        null),
                Arguments.of(
                        "a page without seal",
                        SEALED_BY_HANDLER,
                        new Counter(true, false, false, false),
                        null,
                        RuleCode.A9,
                        "pages[0].sealed"),
                Arguments.of(
                        "a seal nobody compared",
                        SEALED_BY_HANDLER,
                        OF_ENTERPRISE,
                        EvidenceKind.ENTERPRISE_SEAL_CHECK,
                        RuleCode.A9,
                        "evidence"),
                Arguments.of(
                        "no copy of the legal representative's document",
                        SEALED_BY_HANDLER,
                        OF_ENTERPRISE,
                        EvidenceKind.LEGAL_REPRESENTATIVE_ID,
                        RuleCode.A9,
                        "evidence"),
                Arguments.of(
                        "a handler without power of attorney on file",
                        SEALED_BY_HANDLER,
                        OF_ENTERPRISE,
                        EvidenceKind.POWER_OF_ATTORNEY,
                        RuleCode.A9,
                        "evidence"),
                Arguments.of(
                        "a power that ended the day before",
                        handler(
                                LocalDate.of(2026, 11, 1),
                                LocalDate.of(2026, 11, 24),
                                PowerOfAttorneyScope.CREDIT_AUTHORIZATION),
                        OF_ENTERPRISE,
                        null,
                        RuleCode.A9,
                        "enterprise.powerOfAttorney"),
                Arguments.of(
                        "a power for something else",
                        handler(
                                LocalDate.of(2026, 11, 1),
                                LocalDate.of(2026, 11, 30),
                                PowerOfAttorneyScope.CREDIT_BUSINESS),
                        OF_ENTERPRISE,
                        null,
                        RuleCode.A9,
                        "enterprise.powerOfAttorney"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signings")
    @DisplayName("A5, A9 · a guardian signs every page too; an enterprise seals every page")
    void othersSignBeside(
            String name,
            Circumstances circumstances,
            Counter counter,
            EvidenceKind missing,
            RuleCode rule,
            String field) {
        var faults = faults(circumstances, counter, missing);

        if (rule == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().satisfies(fault -> {
                assertThat(fault.rule()).isEqualTo(rule);
                assertThat(fault.field()).isEqualTo(field);
            });
        }
    }

    @Test
    @DisplayName("A9 · everything an enterprise's signing lacks is named in one answer")
    void namesEverythingThatIsMissing() {
        var nothing = new Counter(false, false, false, false);
        var draft = draft(SEALED_BY_HANDLER);

        assertThat(faultsOf(draft, nothing, List.of()))
                .filteredOn(fault -> fault.rule() == RuleCode.A9)
                .extracting(FieldFault::message)
                .containsExactlyInAnyOrder(
                        "A9: evidence of kind ENTERPRISE_SEAL_CHECK is missing",
                        "A9: evidence of kind LEGAL_REPRESENTATIVE_ID is missing",
                        "A9: evidence of kind POWER_OF_ATTORNEY is missing",
                        "A9: every page bears the enterprise's seal");
    }

    @Test
    @DisplayName("A5 · a minor's signed authorization becomes active only after compliance agreed")
    void complianceAgreesFirst() {
        var signed = signed(MINOR);
        assertThat(signed.verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.Examination.ComplianceMissing.class);

        assertThat(signed.approve(sun(), Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOfSatisfying(Signed.SignOff.Approved.class, approved -> {
                    assertThat(approved.signed().verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_18))
                            .isInstanceOf(Signed.Examination.Verified.class);
                    assertThat(approved.signed().verify(sun(), Samples.NOW, AgeGroup.UNDER_18))
                            .isInstanceOf(Signed.Examination.NotIndependent.class);
                    assertThat(approved.signed().approve(sun(), Samples.NOW, AgeGroup.UNDER_18))
                            .isInstanceOf(Signed.SignOff.NotIndependent.class);
                });
    }

    @Test
    @DisplayName("A5 · compliance can turn a minor's authorization down; a verifier can without asking compliance")
    void complianceTurnsDown() {
        assertThat(signed(MINOR).turnDown(sun(), Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.SignOff.TurnedDown.class);
        assertThat(signed(MINOR).reject(Samples.ZHAO, Samples.NOW)).isInstanceOf(Signed.Examination.TurnedDown.class);
    }

    @Test
    @DisplayName("A5, O1 · nobody agrees to what they entered, took the signature for, or witnessed")
    void complianceIsIndependent() {
        assertThat(signed(MINOR).approve(Samples.LIN, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.SignOff.NotIndependent.class);
        assertThat(signed(MINOR).turnDown(Samples.LIN, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.SignOff.NotIndependent.class);
        var witness = new Party(PartyKind.PERSON, "wu", "E1009", "B10001");
        assertThat(signed(MINOR).approve(witness, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.SignOff.NotIndependent.class);
    }

    @Test
    @DisplayName("A5 · an adult's authorization needs no compliance, and takes none")
    void adultsNeedNoCompliance() {
        assertThat(signed(Circumstances.NONE).approve(sun(), Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.SignOff.NotNeeded.class);
        assertThat(signed(Circumstances.NONE).verify(Samples.ZHAO, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.Verified.class);
    }

    static Stream<Arguments> ages() {
        var alone = new Counter(true, false, false, false);
        return Stream.of(
                Arguments.of("14 with everything", AgeGroup.UNDER_18, MINOR, OF_MINOR, null, null),
                Arguments.of(
                        "14 without the separate consent",
                        AgeGroup.UNDER_18,
                        MINOR,
                        OF_MINOR,
                        EvidenceKind.GUARDIAN_CONSENT,
                        null),
                Arguments.of("under 14 with everything", AgeGroup.UNDER_14, MINOR, OF_MINOR, null, null),
                Arguments.of(
                        "under 14 without the separate consent",
                        AgeGroup.UNDER_14,
                        MINOR,
                        OF_MINOR,
                        EvidenceKind.GUARDIAN_CONSENT,
                        "evidence"),
                Arguments.of(
                        "under 8 without the separate consent",
                        AgeGroup.UNDER_8,
                        MINOR,
                        OF_MINOR,
                        EvidenceKind.GUARDIAN_CONSENT,
                        "evidence"),
                Arguments.of(
                        "a minor who was entered alone",
                        AgeGroup.UNDER_18,
                        Circumstances.NONE,
                        OF_MINOR,
                        null,
                        "guardian"),
                Arguments.of(
                        "entered with a guardian and of age since",
                        AgeGroup.OF_AGE,
                        MINOR,
                        alone,
                        EvidenceKind.GUARDIANSHIP_PROOF,
                        null),
                Arguments.of("an adult alone", AgeGroup.OF_AGE, Circumstances.NONE, alone, null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ages")
    @DisplayName("A5 · what a signing needs beside the subject is asked by the age on its day")
    void theAgeOfTheSigningCounts(
            String name,
            AgeGroup age,
            Circumstances circumstances,
            Counter counter,
            EvidenceKind missing,
            String fault) {
        var draft = draft(circumstances);
        var evidence = EnumSet.allOf(EvidenceKind.class).stream()
                .filter(kind -> kind != missing)
                .map(kind -> item(draft.id(), kind))
                .toList();

        var faults = faultsOf(draft, counter, evidence, age);

        assertThat(faults)
                .allSatisfy(found -> assertThat(found.rule()).isEqualTo(RuleCode.A5))
                .extracting(FieldFault::field)
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"LOAN_APPLICATION", "CREDIT_CARD_APPLICATION", "POST_LOAN_MANAGEMENT"})
    @DisplayName("A5 · a minor signs no credit of their own, and none is verified, whoever is beside them")
    void noCreditOfTheirOwn(Purpose purpose) {
        var draft = draft(MINOR, purpose);

        assertThat(faultsOf(draft, OF_MINOR, List.of(), AgeGroup.UNDER_18))
                .filteredOn(fault -> fault.rule() == RuleCode.A5)
                .extracting(FieldFault::field)
                .containsExactly("purpose");
        assertThat(signed(MINOR, purpose).verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.Examination.NotForMinors.class);
        assertThat(signed(MINOR, purpose).verify(Samples.ZHAO, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.Verified.class);
    }

    @Test
    @DisplayName("A5 · what a minor signed without a guardian is not verified; nor is a child under 8 as guarantor")
    void whatAMinorSignedAloneIsNotVerified() {
        assertThat(signed(Circumstances.NONE).verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_18))
                .isInstanceOf(Signed.Examination.NotForMinors.class);
        assertThat(signed(MINOR, Purpose.GUARANTOR_CHECK).verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_8))
                .isInstanceOf(Signed.Examination.NotForMinors.class);
        assertThat(signed(MINOR, Purpose.GUARANTOR_CHECK).verify(Samples.ZHAO, Samples.NOW, AgeGroup.UNDER_14))
                .isInstanceOf(Signed.Examination.ComplianceMissing.class);
    }

    @Test
    @DisplayName("A5 · who signed of age needs no compliance, though a guardian was entered")
    void ofAgeWhenSigned() {
        assertThat(signed(MINOR).verify(Samples.ZHAO, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.Verified.class);
        assertThat(signed(MINOR).approve(sun(), Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.SignOff.NotNeeded.class);
    }

    @Test
    @DisplayName("A4, A6, A9 · a page image that is not this subject's own is refused by the rule that it breaks")
    void imagesOfOthers() {
        var draft = draft(Circumstances.NONE);
        var evidence = EnumSet.allOf(EvidenceKind.class).stream()
                .map(kind -> item(draft.id(), kind))
                .toList();
        var image = evidence.stream()
                .filter(item -> item.kind() == EvidenceKind.SIGNED_DOCUMENT)
                .map(EvidenceItem::id)
                .collect(Collectors.toSet());
        Set<EvidenceId> none = Set.of();

        assertThat(rules(draft, evidence, ImageFindings.NONE)).isEmpty();
        assertThat(rules(draft, evidence, new ImageFindings(image, none, none))).containsExactly(RuleCode.A4);
        assertThat(rules(draft, evidence, new ImageFindings(none, image, none))).containsExactly(RuleCode.A6);
        assertThat(rules(draft, evidence, new ImageFindings(none, none, image))).containsExactly(RuleCode.A9);
    }

    private static List<RuleCode> rules(Draft draft, List<EvidenceItem> evidence, ImageFindings images) {
        return faultsOf(draft, new Counter(true, false, false, false), evidence, AgeGroup.OF_AGE, images).stream()
                .map(FieldFault::rule)
                .toList();
    }

    private static List<FieldFault> faults(Circumstances circumstances, Counter counter, EvidenceKind missing) {
        var draft = draft(circumstances);
        var evidence = EnumSet.allOf(EvidenceKind.class).stream()
                .filter(kind -> kind != missing)
                .map(kind -> item(draft.id(), kind))
                .toList();
        return faultsOf(draft, counter, evidence);
    }

    private static List<FieldFault> faultsOf(Draft draft, Counter counter, List<EvidenceItem> evidence) {
        var circumstances = draft.facts().content().circumstances();
        return faultsOf(
                draft,
                counter,
                evidence,
                circumstances.guardianship() == null ? AgeGroup.NO_PERSON : AgeGroup.UNDER_18);
    }

    private static List<FieldFault> faultsOf(Draft draft, Counter counter, List<EvidenceItem> evidence, AgeGroup age) {
        return faultsOf(draft, counter, evidence, age, ImageFindings.NONE);
    }

    private static List<FieldFault> faultsOf(
            Draft draft, Counter counter, List<EvidenceItem> evidence, AgeGroup age, ImageFindings images) {
        var image = evidence.stream()
                .filter(item -> item.kind() == EvidenceKind.SIGNED_DOCUMENT)
                .map(EvidenceItem::id)
                .findFirst()
                .orElse(null);
        var page = new CounterSigning.Page(
                1, true, counter.fingerprinted(), counter.sealed(), counter.guardianSigned(), image);
        var signing = new CounterSigning(
                Samples.LIN,
                true,
                List.of(page),
                "E1002",
                Samples.ZHAO,
                null,
                null,
                counter.guardianChecked(),
                Samples.NOW);
        return switch (draft.sign(signing, evidence, SamplePolicy.version1(), images, age)) {
            case Draft.Signing.Accepted _ -> List.of();
            case Draft.Signing.Refused refused -> refused.faults();
        };
    }

    private static Draft draft(Circumstances circumstances) {
        return draft(circumstances, Purpose.SUBJECT_ENQUIRY);
    }

    private static Draft draft(Circumstances circumstances, Purpose purpose) {
        return new Draft(Samples.facts(Samples.content(circumstances, purpose)));
    }

    private static Signed signed(Circumstances circumstances) {
        return signed(circumstances, Purpose.SUBJECT_ENQUIRY);
    }

    private static Signed signed(Circumstances circumstances, Purpose purpose) {
        return new Signed(draft(circumstances, purpose).facts(), Samples.signature(Samples.LIN, "E1009"));
    }

    private static Party sun() {
        return new Party(PartyKind.PERSON, "compliance.sun", "E1005", "B10001");
    }

    private static EvidenceItem item(AuthorizationId authorization, EvidenceKind kind) {
        return new EvidenceItem(
                new EvidenceId(UUID.randomUUID()),
                authorization,
                kind,
                "application/pdf",
                1,
                "00",
                "officer.lin",
                Samples.NOW);
    }
}
