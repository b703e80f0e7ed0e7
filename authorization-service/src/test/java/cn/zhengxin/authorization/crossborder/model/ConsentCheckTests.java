package cn.zhengxin.authorization.crossborder.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.SpecialJourney;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentCheckTests {

    private static final AuthorizationId AUTHORIZATION = new AuthorizationId(UUID.randomUUID());
    private static final EvidenceItem DOCUMENT = item(EvidenceKind.CROSS_BORDER_CONSENT, "aa");
    private static final EvidenceItem PAGE = item(EvidenceKind.SIGNED_DOCUMENT, "bb");
    private static final EvidenceItem PAGE_AGAIN = item(EvidenceKind.CROSS_BORDER_CONSENT, "bb");
    private static final EvidenceItem ELSEWHERE = item(EvidenceKind.CROSS_BORDER_CONSENT, "cc");
    private static final String NUMBER = SpecialJourney.GUARDIAN;
    private static final ConsentStatement.StatedGuardian GUARDIAN = stated("王芳", NUMBER);
    private static final List<EvidenceItem> ON_FILE = List.of(DOCUMENT, PAGE, PAGE_AGAIN, ELSEWHERE);

    static Stream<Arguments> statements() {
        return Stream.of(
                row("complete", Map.of()),
                row("Hong Kong counts as outside", Map.of("country", "HK")),
                row("Macao counts as outside", Map.of("country", "MO")),
                row("Taiwan counts as outside", Map.of("country", "TW")),
                row(
                        "a foreign court with the approval",
                        Map.of(
                                "kind", "JUDICIAL_AUTHORITY",
                                "purpose", "JUDICIAL_ASSISTANCE",
                                "approval", "MOJ-2026-1")),
                row("the route's last day is today", Map.of("validUntil", "2026-11-25")),
                row("no recipient name", Map.of("name", " "), "recipient.name"),
                row("a name too long", Map.of("name", "x".repeat(201)), "recipient.name"),
                row("a name with hidden characters", Map.of("name", "Bank\u202e"), "recipient.name"),
                row("no contact", Map.of("contact", ""), "recipient.contact"),
                row("no way to exercise rights", Map.of("rights", ""), "recipient.rightsChannel"),
                row("an unknown kind of recipient", Map.of("kind", "FRIEND"), "recipient.kind"),
                row("the mainland", Map.of("country", "CN"), "recipient.country"),
                row("no such country", Map.of("country", "XX"), "recipient.country"),
                row("lower case", Map.of("country", "sg"), "recipient.country"),
                row(
                        "a foreign court without the approval",
                        Map.of("kind", "JUDICIAL_AUTHORITY", "purpose", "JUDICIAL_ASSISTANCE"),
                        "recipient.approvalNumber"),
                row(
                        "foreign law enforcement without the approval",
                        Map.of("kind", "LAW_ENFORCEMENT_AUTHORITY", "purpose", "JUDICIAL_ASSISTANCE", "approval", " "),
                        "recipient.approvalNumber"),
                row("an approval for a company", Map.of("approval", "MOJ-2026-1"), "recipient.approvalNumber"),
                row("another purpose than the authorization's", Map.of("purpose", "POST_LOAN_MANAGEMENT"), "purpose"),
                row("a purpose that is on no list", Map.of("purpose", "MARKETING"), "purpose"),
                row("a court's purpose for a company", Map.of("purpose", "JUDICIAL_ASSISTANCE"), "purpose"),
                row(
                        "a company's purpose for a court",
                        Map.of("kind", "JUDICIAL_AUTHORITY", "approval", "MOJ-2026-1"),
                        "purpose"),
                row("an unknown method", Map.of("method", "PIGEON"), "method"),
                row("no categories", Map.of("categories", ""), "categories"),
                row("what never leaves is no category", Map.of("categories", "RELIGION"), "categories[0]"),
                row("a route that is on no list", Map.of("route", "TREATY"), "route.kind"),
                row("no reference", Map.of("reference", ""), "route.reference"),
                row("no last day", Map.of("validUntil", "soon"), "route.validUntil"),
                row("run out already", Map.of("validUntil", "2026-11-24"), "route.validUntil"),
                row("no moment", Map.of("consentedAt", "yesterday"), "consentedAt"),
                row("a moment in the future", Map.of("consentedAt", "2026-11-25T02:00:01Z"), "consentedAt"),
                row("before the authorization", Map.of("consentedAt", "2026-11-25T01:29:59Z"), "consentedAt"),
                row("after its own document", Map.of("consentedAt", "2026-11-25T01:55:00Z"), "consentedAt"),
                row("no document", Map.of("evidence", UUID.randomUUID().toString()), "evidenceId"),
                row("a page of the authorization", Map.of("evidence", PAGE.id().toString()), "evidenceId"),
                row(
                        "a document of another authorization",
                        Map.of("evidence", ELSEWHERE.id().toString()),
                        "evidenceId"),
                row(
                        "a page of the authorization under another kind",
                        Map.of("evidence", PAGE_AGAIN.id().toString()),
                        "evidenceId"));
    }

    @ParameterizedTest(name = "A8 · {0}: {2}")
    @MethodSource
    void statements(String name, Map<String, String> changes, List<String> faults) {
        var examination = examine(statement(changes));

        if (faults.isEmpty()) {
            assertThat(examination).as(name).isInstanceOf(ConsentCheck.Examination.Complete.class);
        } else {
            assertThat(((ConsentCheck.Examination.Incomplete) examination).faults())
                    .as(name)
                    .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo(RuleCode.A8))
                    .extracting(FieldFault::field)
                    .containsExactlyElementsOf(faults);
        }
    }

    @Test
    @DisplayName("A8 · everything missing is named in one answer, and no message repeats a value")
    void namesEverythingAtOnce() {
        var nothing = new ConsentStatement(
                null, null, null, null, null, null, null, null, List.of(), null, null, null, null, null, null);

        assertThat(((ConsentCheck.Examination.Incomplete) examine(nothing)).faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                        "recipient.name",
                        "recipient.contact",
                        "recipient.kind",
                        "recipient.country",
                        "recipient.rightsChannel",
                        "purpose",
                        "method",
                        "categories",
                        "route.kind",
                        "route.reference",
                        "route.validUntil",
                        "consentedAt",
                        "evidenceId");
        var odd = (ConsentCheck.Examination.Incomplete)
                examine(statement(Map.of("country", "ODD-VALUE", "purpose", "ODD-VALUE", "validUntil", "ODD-VALUE")));
        assertThat(odd.faults())
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault.message()).doesNotContain("ODD-VALUE"));
    }

    static Stream<Arguments> givers() {
        return Stream.of(
                giver("under 8, the guardian of record", AgeGroup.UNDER_8, GUARDIAN, ConsentGiver.GUARDIAN),
                giver("under 14, the guardian of record", AgeGroup.UNDER_14, GUARDIAN, ConsentGiver.GUARDIAN),
                giver("from 14 on, the subject", AgeGroup.UNDER_18, null, ConsentGiver.SUBJECT),
                giver("of age, the subject", AgeGroup.OF_AGE, null, ConsentGiver.SUBJECT),
                giver("an enterprise", AgeGroup.NO_PERSON, null, ConsentGiver.SUBJECT),
                notGiver("under 8, nobody beside the subject", AgeGroup.UNDER_8, null, "guardian"),
                notGiver("under 14, nobody beside the subject", AgeGroup.UNDER_14, null, "guardian"),
                notGiver(
                        "a guardian who is not the one of record", AgeGroup.UNDER_14, stated("李雷", NUMBER), "guardian"),
                notGiver("from 14 on, the guardian", AgeGroup.UNDER_18, GUARDIAN, "guardian"),
                notGiver("of age, the guardian", AgeGroup.OF_AGE, GUARDIAN, "guardian"),
                notGiver("a guardian without a name", AgeGroup.UNDER_14, stated(" ", NUMBER), "guardian.name"),
                notGiver(
                        "a guardian with a malformed number",
                        AgeGroup.UNDER_14,
                        stated("王芳", "1"),
                        "guardian.documentNumber"),
                notGiver(
                        "a guardian without a document",
                        AgeGroup.UNDER_14,
                        new ConsentStatement.StatedGuardian("王芳", null, NUMBER),
                        "guardian.documentType"),
                notGiver("a subject whose age nobody can tell", null, null, "authorization"));
    }

    @ParameterizedTest(name = "A8, A5 · {0}: {3} {4}")
    @MethodSource
    void givers(
            String name,
            @Nullable AgeGroup age,
            ConsentStatement.@Nullable StatedGuardian guardian,
            @Nullable ConsentGiver giver,
            List<String> faults) {
        var examination = examine(statement(Map.of(), guardian), Optional.ofNullable(age));

        switch (examination) {
            case ConsentCheck.Examination.Complete complete -> {
                assertThat(faults).as(name).isEmpty();
                assertThat(complete.words().giver()).as(name).isEqualTo(giver);
            }
            case ConsentCheck.Examination.Incomplete incomplete ->
                assertThat(incomplete.faults())
                        .as(name)
                        .extracting(FieldFault::field)
                        .containsExactlyElementsOf(faults)
                        .isNotEmpty();
        }
    }

    @Test
    @DisplayName("A8, A5 · the age is that of the moment the consent was given, not of the moment it is recorded")
    void theAgeIsThatOfTheConsent() {
        var birthday = Instant.parse("2026-11-25T01:45:00Z");
        var subject = subject(moment -> Optional.of(moment.isBefore(birthday) ? AgeGroup.UNDER_14 : AgeGroup.UNDER_18));

        assertThat(examine(statement(Map.of(), GUARDIAN), subject))
                .isInstanceOf(ConsentCheck.Examination.Complete.class);
        assertThat(examine(statement(Map.of("consentedAt", "2026-11-25T01:46:00Z"), GUARDIAN), subject))
                .isInstanceOf(ConsentCheck.Examination.Incomplete.class);
    }

    private static Arguments giver(
            String name, AgeGroup age, ConsentStatement.@Nullable StatedGuardian guardian, ConsentGiver giver) {
        return Arguments.of(name, age, guardian, giver, List.of());
    }

    private static Arguments notGiver(
            String name, @Nullable AgeGroup age, ConsentStatement.@Nullable StatedGuardian guardian, String fault) {
        return Arguments.of(name, age, guardian, null, List.of(fault));
    }

    private static ConsentStatement.StatedGuardian stated(String name, String number) {
        return new ConsentStatement.StatedGuardian(name, "RESIDENT_ID", number);
    }

    /** With 王芳 as the guardian of record. */
    private static SubjectOnFile subject(Function<Instant, Optional<AgeGroup>> ages) {
        return new SubjectOnFile() {
            @Override
            public Optional<AgeGroup> ageAt(Instant moment) {
                return ages.apply(moment);
            }

            @Override
            public boolean isGuardianOfRecord(RelatedPerson person) {
                return person.part() == RelatedPerson.Part.GUARDIAN
                        && person.name().reveal().equals("王芳")
                        && person.document().reveal().equals(NUMBER);
            }
        };
    }

    private static ConsentCheck.Examination examine(ConsentStatement statement) {
        return examine(statement, Optional.of(AgeGroup.OF_AGE));
    }

    private static ConsentCheck.Examination examine(ConsentStatement statement, Optional<AgeGroup> age) {
        return examine(statement, subject(_ -> age));
    }

    private static ConsentCheck.Examination examine(ConsentStatement statement, SubjectOnFile subject) {
        return new ConsentCheck(
                        Samples.content(1),
                        subject,
                        ON_FILE,
                        ELSEWHERE::equals,
                        new InMemoryRecipientDirectory(),
                        Samples.NOW)
                .examine(statement);
    }

    private static Arguments row(String name, Map<String, String> changes, String... faults) {
        return Arguments.of(name, changes, List.of(faults));
    }

    private static ConsentStatement statement(Map<String, String> changes) {
        return statement(changes, null);
    }

    private static ConsentStatement statement(
            Map<String, String> changes, ConsentStatement.@Nullable StatedGuardian guardian) {
        var values = new HashMap<>(Map.ofEntries(
                Map.entry("name", "Nanyang Bank Ltd"),
                Map.entry("contact", "dpo@nanyang.example"),
                Map.entry("kind", "ORGANISATION"),
                Map.entry("country", "SG"),
                Map.entry("rights", "by letter to the data protection officer"),
                Map.entry("purpose", "LOAN_APPLICATION"),
                Map.entry("method", "INTERFACE"),
                Map.entry("categories", "CREDIT_SUMMARY"),
                Map.entry("route", "STANDARD_CONTRACT"),
                Map.entry("reference", "SC-2026-17"),
                Map.entry("validUntil", "2027-06-30"),
                Map.entry("consentedAt", "2026-11-25T01:40:00Z"),
                Map.entry("evidence", DOCUMENT.id().toString())));
        values.putAll(changes);
        return new ConsentStatement(
                values.get("name"),
                values.get("contact"),
                values.get("kind"),
                values.get("country"),
                values.get("rights"),
                values.get("approval"),
                values.get("purpose"),
                values.get("method"),
                values.get("categories").isEmpty() ? List.of() : List.of(values.get("categories")),
                values.get("route"),
                values.get("reference"),
                values.get("validUntil"),
                values.get("consentedAt"),
                UUID.fromString(values.get("evidence")),
                guardian);
    }

    private static EvidenceItem item(EvidenceKind kind, String sha256) {
        return new EvidenceItem(
                new EvidenceId(UUID.randomUUID()),
                AUTHORIZATION,
                kind,
                "application/pdf",
                9,
                sha256,
                "officer.lin",
                Instant.parse("2026-11-25T01:50:00Z"));
    }
}
