package cn.zhengxin.authorization.crossborder.model;

import static cn.zhengxin.authorization.crossborder.model.FieldAnswer.Form.NEVER_LEAVES;
import static cn.zhengxin.authorization.crossborder.model.FieldAnswer.Form.NOT_TRANSFERABLE;
import static cn.zhengxin.authorization.crossborder.model.FieldAnswer.Form.PSEUDONYMISED;
import static cn.zhengxin.authorization.crossborder.model.FieldAnswer.Form.TRANSFERABLE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrossBorderTransferTests {

    private static final Instant NOW = Samples.NOW;
    private static final Active AUTHORIZATION = Samples.active(Samples.content(1));
    private static final Party SUN = new Party(PartyKind.PERSON, "compliance.sun", "E1005", "B10001");
    private static final OverseasRecipient BANK = new OverseasRecipient("or_bank", RecipientKind.ORGANISATION, "SG");
    private static final OverseasRecipient COURT =
            new OverseasRecipient("or_court", RecipientKind.JUDICIAL_AUTHORITY, "SG");
    private static final ConsentWords WORDS = new ConsentWords("Bank", "dpo", "by post", "CAC-2026-9", null, null);
    private static final ConsentWords APPROVED =
            new ConsentWords("Court", "clerk", "by post", "CAC-2026-9", "MOJ-1", null);

    static Stream<Arguments> transfers() {
        var expired = Samples.NOW.plus(Duration.ofDays(30));
        var derived = Samples.active(Samples.content(1));
        return Stream.of(
                row("verified, running, right recipient", AUTHORIZATION, List.of(verified(BANK)), BANK, NOW),
                row(
                        "on the last day of the route",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(BANK, LocalDate.of(2026, 11, 25)), yes()), WORDS)),
                        BANK,
                        Instant.parse("2026-11-25T15:59:59Z")),
                row(
                        "a court with the approval",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(COURT), yes()), APPROVED)),
                        COURT,
                        NOW),
                row("no consent", AUTHORIZATION, List.of(), BANK, NOW, TransferRefusal.NO_CONSENT),
                row(
                        "no consent, for a court",
                        AUTHORIZATION,
                        List.of(),
                        COURT,
                        NOW,
                        TransferRefusal.NO_CONSENT,
                        TransferRefusal.APPROVAL_MISSING),
                row(
                        "not verified",
                        AUTHORIZATION,
                        List.of(onFile(new RecordedConsent(facts(BANK)), WORDS)),
                        BANK,
                        NOW,
                        TransferRefusal.CONSENT_NOT_VERIFIED),
                row(
                        "turned down",
                        AUTHORIZATION,
                        List.of(onFile(new RejectedConsent(facts(BANK), yes()), WORDS)),
                        BANK,
                        NOW,
                        TransferRefusal.CONSENT_NOT_VERIFIED),
                row(
                        "withdrawn",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(BANK), yes()).withdraw(Samples.LIN, NOW), WORDS)),
                        BANK,
                        NOW,
                        TransferRefusal.CONSENT_WITHDRAWN),
                row(
                        "another recipient",
                        AUTHORIZATION,
                        List.of(verified(BANK)),
                        new OverseasRecipient("or_other", RecipientKind.ORGANISATION, "SG"),
                        NOW,
                        TransferRefusal.OTHER_RECIPIENT),
                row(
                        "another country",
                        AUTHORIZATION,
                        List.of(verified(BANK)),
                        new OverseasRecipient("or_bank", RecipientKind.ORGANISATION, "HK"),
                        NOW,
                        TransferRefusal.OTHER_COUNTRY),
                row(
                        "the reference's seal destroyed",
                        AUTHORIZATION,
                        List.of(new ConsentOnFile(new VerifiedConsent(facts(BANK), yes()), Optional.empty())),
                        BANK,
                        NOW,
                        TransferRefusal.ROUTE_REFERENCE_MISSING),
                row(
                        "a blank reference",
                        AUTHORIZATION,
                        List.of(onFile(
                                new VerifiedConsent(facts(BANK), yes()),
                                new ConsentWords("Bank", "dpo", "x", " ", null, null))),
                        BANK,
                        NOW,
                        TransferRefusal.ROUTE_REFERENCE_MISSING),
                row(
                        "the route run out",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(BANK, LocalDate.of(2026, 11, 25)), yes()), WORDS)),
                        BANK,
                        Instant.parse("2026-11-25T16:00:00Z"),
                        TransferRefusal.ROUTE_RUN_OUT),
                row(
                        "a court without the approval",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(COURT), yes()), WORDS)),
                        COURT,
                        NOW,
                        TransferRefusal.APPROVAL_MISSING),
                row(
                        "a court on file, asked for as a company",
                        AUTHORIZATION,
                        List.of(onFile(new VerifiedConsent(facts(COURT), yes()), WORDS)),
                        new OverseasRecipient("or_court", RecipientKind.ORGANISATION, "SG"),
                        NOW,
                        TransferRefusal.OTHER_RECIPIENT,
                        TransferRefusal.APPROVAL_MISSING),
                row(
                        "authorization not verified",
                        Samples.signed(),
                        List.of(verified(BANK)),
                        BANK,
                        NOW,
                        TransferRefusal.AUTHORIZATION_NOT_USABLE),
                row(
                        "authorization withdrawn",
                        AUTHORIZATION.withdraw(Samples.LIN, NOW),
                        List.of(verified(BANK)),
                        BANK,
                        NOW,
                        TransferRefusal.AUTHORIZATION_NOT_USABLE),
                row(
                        "authorization closed",
                        AUTHORIZATION.close(Samples.LIN, ClosureReason.SETTLED, NOW),
                        List.of(verified(BANK)),
                        BANK,
                        NOW,
                        TransferRefusal.AUTHORIZATION_NOT_USABLE),
                row(
                        "authorization expired",
                        AUTHORIZATION,
                        List.of(verified(BANK)),
                        BANK,
                        expired,
                        TransferRefusal.AUTHORIZATION_NOT_RUNNING),
                row(
                        "authorization not begun",
                        AUTHORIZATION,
                        List.of(verified(BANK)),
                        BANK,
                        NOW.minus(Duration.ofDays(1)),
                        TransferRefusal.AUTHORIZATION_NOT_RUNNING),
                row(
                        "everything at once",
                        derived.withdraw(Samples.LIN, NOW),
                        List.of(new ConsentOnFile(
                                new RecordedConsent(facts(COURT, LocalDate.of(2026, 11, 25))), Optional.empty())),
                        new OverseasRecipient("or_other", RecipientKind.JUDICIAL_AUTHORITY, "HK"),
                        expired,
                        TransferRefusal.AUTHORIZATION_NOT_USABLE,
                        TransferRefusal.AUTHORIZATION_NOT_RUNNING,
                        TransferRefusal.CONSENT_NOT_VERIFIED,
                        TransferRefusal.OTHER_RECIPIENT,
                        TransferRefusal.OTHER_COUNTRY,
                        TransferRefusal.ROUTE_REFERENCE_MISSING,
                        TransferRefusal.ROUTE_RUN_OUT,
                        TransferRefusal.APPROVAL_MISSING));
    }

    @ParameterizedTest(name = "A8 · {0}: {5}")
    @MethodSource
    void transfers(
            String name,
            CustomerAuthorization authorization,
            List<ConsentOnFile> consents,
            OverseasRecipient recipient,
            Instant moment,
            List<TransferRefusal> refusals) {
        var decision = CrossBorderTransfer.decide(
                question(authorization, consents, recipient, List.of("CREDIT_SCORE", "IDENTITY_NUMBER"), moment));

        assertThat(decision.refusals()).as(name).containsExactlyInAnyOrderElementsOf(refusals);
        assertThat(decision.fields())
                .extracting(FieldAnswer::form)
                .containsExactlyElementsOf(
                        refusals.isEmpty()
                                ? List.of(TRANSFERABLE, PSEUDONYMISED)
                                : List.of(NOT_TRANSFERABLE, NOT_TRANSFERABLE));
        assertThat(decision.outcome())
                .isEqualTo(refusals.isEmpty() ? TransferDecision.Outcome.ALLOWED : TransferDecision.Outcome.REFUSED);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("CREDIT_SCORE", TRANSFERABLE, List.of()),
                Arguments.of("NAME", PSEUDONYMISED, List.of()),
                Arguments.of("IDENTITY_NUMBER", PSEUDONYMISED, List.of()),
                Arguments.of("TAX_ARREARS", NOT_TRANSFERABLE, List.of(TransferRefusal.CATEGORY_NOT_CONSENTED)),
                Arguments.of("HOME_ADDRESS", NOT_TRANSFERABLE, List.of(TransferRefusal.CATEGORY_NOT_CONSENTED)),
                Arguments.of("POLITICAL_OPINION", NEVER_LEAVES, List.of(TransferRefusal.FIELD_NEVER_LEAVES)),
                Arguments.of("RELIGION", NEVER_LEAVES, List.of(TransferRefusal.FIELD_NEVER_LEAVES)),
                Arguments.of("GENETIC_DATA", NEVER_LEAVES, List.of(TransferRefusal.FIELD_NEVER_LEAVES)),
                Arguments.of("FACE_IMAGE", NEVER_LEAVES, List.of(TransferRefusal.FIELD_NEVER_LEAVES)),
                Arguments.of("SPOUSE_NAME", NOT_TRANSFERABLE, List.of(TransferRefusal.FIELD_UNKNOWN)),
                Arguments.of("BIRTH_DATE", NOT_TRANSFERABLE, List.of(TransferRefusal.FIELD_UNKNOWN)));
    }

    @ParameterizedTest(name = "A8 · {0}: {1} {2}")
    @MethodSource
    void fields(String field, FieldAnswer.Form form, List<TransferRefusal> refusals) {
        var decision = CrossBorderTransfer.decide(
                question(AUTHORIZATION, List.of(verified(BANK)), BANK, List.of(field, "ACCOUNT_COUNT"), NOW));

        var answer = decision.fields().getFirst();
        assertThat(answer.form()).isEqualTo(form);
        assertThat(answer.refusals()).containsExactlyInAnyOrderElementsOf(refusals);
        assertThat(decision.refusals()).containsExactlyInAnyOrderElementsOf(refusals);
        // One field's refusal holds for that field.
        assertThat(decision.fields().getLast().form()).isEqualTo(TRANSFERABLE);
        assertThat(decision.outcome())
                .isEqualTo(
                        refusals.isEmpty()
                                ? TransferDecision.Outcome.ALLOWED
                                : TransferDecision.Outcome.PARTLY_ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(TransferField.class)
    @DisplayName("A8 · no consent whatever makes a field leave in a better form than its row on the table")
    void neverBetterThanItsRow(TransferField field) {
        var all = new ConsentContent(
                BANK,
                Purpose.LOAN_APPLICATION,
                TransferMethod.FILE,
                EnumSet.allOf(DataCategory.class),
                TransferRoute.CERTIFICATION,
                LocalDate.of(2027, 1, 1),
                NOW);
        var consent = onFile(new VerifiedConsent(facts(all), yes()), WORDS);

        var decision =
                CrossBorderTransfer.decide(question(AUTHORIZATION, List.of(consent), BANK, List.of(field.name()), NOW));

        assertThat(decision.fields().getFirst().form().name())
                .isEqualTo(field.treatment().name());
        assertThat(field.category().isEmpty()).isEqualTo(field.treatment() == Treatment.NEVER_LEAVES);
    }

    @Test
    @DisplayName("A8, A7, A11 · what the authorization rests on ends every transfer with it")
    void endsWithWhatItRestsOn() {
        var parent = Samples.active(Samples.content(1));
        for (var above : List.of(parent.withdraw(Samples.LIN, NOW), Samples.signed())) {
            var question = new TransferInQuestion(
                    AUTHORIZATION, List.of(above), false, List.of(verified(BANK)), BANK, List.of("CREDIT_SCORE"), NOW);
            assertThat(CrossBorderTransfer.decide(question).refusals())
                    .containsExactly(TransferRefusal.AUTHORIZATION_NOT_USABLE);
        }
        var ended = new TransferInQuestion(
                AUTHORIZATION, List.of(parent), true, List.of(verified(BANK)), BANK, List.of("CREDIT_SCORE"), NOW);
        assertThat(CrossBorderTransfer.decide(ended).refusals())
                .containsExactly(TransferRefusal.AUTHORIZATION_NOT_USABLE);
        var running = new TransferInQuestion(
                AUTHORIZATION, List.of(parent), false, List.of(verified(BANK)), BANK, List.of("CREDIT_SCORE"), NOW);
        assertThat(CrossBorderTransfer.decide(running).refusals()).isEmpty();
    }

    @Test
    @DisplayName("A8 · of several consents the one for this recipient decides, a usable one before a withdrawn one")
    void decidesByTheRightConsent() {
        var withdrawn = onFile(new VerifiedConsent(facts(BANK), yes()).withdraw(Samples.LIN, NOW), WORDS);
        var usable = verified(BANK);
        var court = onFile(new VerifiedConsent(facts(COURT), yes()), APPROVED);

        var both = CrossBorderTransfer.decide(
                question(AUTHORIZATION, List.of(court, withdrawn, usable), BANK, List.of("CREDIT_SCORE"), NOW));
        var one = CrossBorderTransfer.decide(
                question(AUTHORIZATION, List.of(court, withdrawn), BANK, List.of("CREDIT_SCORE"), NOW));

        assertThat(both.consent()).contains(usable.consent());
        assertThat(both.refusals()).isEmpty();
        assertThat(one.consent()).contains(withdrawn.consent());
        assertThat(one.refusals()).containsExactly(TransferRefusal.CONSENT_WITHDRAWN);
    }

    static Stream<Arguments> verifiers() {
        return Stream.of(
                Arguments.of("somebody else", SUN, true),
                Arguments.of("whoever recorded it", Samples.LIN, false),
                Arguments.of(
                        "another account of the same employee",
                        new Party(PartyKind.PERSON, "lin.two", "E1001", "B10001"),
                        false),
                Arguments.of("whoever handed the document in", Samples.ZHAO, false));
    }

    @ParameterizedTest(name = "A8, O1 · verified by {0}: {2}")
    @MethodSource
    void verifiers(String name, Party verifier, boolean accepted) {
        var recorded = new RecordedConsent(facts(BANK));
        for (var verdict : ConsentVerification.Verdict.values()) {
            assertThat(recorded.decide(new ConsentVerification(verifier, verdict, NOW)))
                    .as(name)
                    .isInstanceOf(
                            !accepted
                                    ? RecordedConsent.Examination.NotIndependent.class
                                    : verdict == ConsentVerification.Verdict.VERIFY
                                            ? RecordedConsent.Examination.Verified.class
                                            : RecordedConsent.Examination.TurnedDown.class);
        }
    }

    private static Arguments row(
            String name,
            CustomerAuthorization authorization,
            List<ConsentOnFile> consents,
            OverseasRecipient recipient,
            Instant moment,
            TransferRefusal... refusals) {
        return Arguments.of(name, authorization, consents, recipient, moment, Arrays.asList(refusals));
    }

    private static TransferInQuestion question(
            CustomerAuthorization authorization,
            List<ConsentOnFile> consents,
            OverseasRecipient recipient,
            List<String> fields,
            Instant moment) {
        return new TransferInQuestion(authorization, List.of(), false, consents, recipient, fields, moment);
    }

    private static ConsentOnFile verified(OverseasRecipient recipient) {
        return onFile(new VerifiedConsent(facts(recipient), yes()), WORDS);
    }

    private static ConsentOnFile onFile(CrossBorderConsent consent, ConsentWords words) {
        return new ConsentOnFile(consent, Optional.of(words));
    }

    private static ConsentVerification yes() {
        return new ConsentVerification(SUN, ConsentVerification.Verdict.VERIFY, NOW);
    }

    private static ConsentFacts facts(OverseasRecipient recipient) {
        return facts(recipient, LocalDate.of(2027, 11, 25));
    }

    private static ConsentFacts facts(OverseasRecipient recipient, LocalDate routeValidUntil) {
        return facts(new ConsentContent(
                recipient,
                Purpose.LOAN_APPLICATION,
                TransferMethod.INTERFACE,
                Set.of(DataCategory.CREDIT_SUMMARY, DataCategory.IDENTITY),
                TransferRoute.SECURITY_ASSESSMENT,
                routeValidUntil,
                NOW));
    }

    private static ConsentFacts facts(ConsentContent content) {
        return new ConsentFacts(
                new CrossBorderConsentId(UUID.randomUUID()),
                AUTHORIZATION.facts().number() + "-X1",
                AUTHORIZATION.id(),
                "B10001",
                Samples.SUBJECT,
                content,
                new EvidenceId(UUID.randomUUID()),
                "reviewer.zhao",
                Samples.LIN,
                NOW,
                1);
    }
}
