package cn.zhengxin.authorization.crossborder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.workingcalendar.BankDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CrossBorderIntegrationTests extends AuthorizationServiceIntegration {

    private static final String BANK = CrossBorderJourney.RECIPIENT;
    private static final String ORGANISATION = "ORGANISATION";

    private CrossBorderJourney journey;
    private String authorization;

    @BeforeEach
    void open() {
        journey = new CrossBorderJourney(api(), clock);
        authorization = new Journey(api(), clock).active(1);
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "A8 · consent, second person, then field by field: as it is, as a pseudonym, never; on record with its policy")
    void decidesFieldByField() {
        assertThat(CrossBorderJourney.refusals(journey.ask(authorization, "CREDIT_SCORE")))
                .containsExactly("NO_CONSENT");
        var consent = journey.recorded(authorization);
        assertThat(CrossBorderJourney.refusals(journey.ask(authorization, "CREDIT_SCORE")))
                .containsExactly("CONSENT_NOT_VERIFIED");
        journey.decide(CrossBorderJourney.sun(), authorization, consent, "VERIFY");

        var answer = journey.ask(
                authorization, "CREDIT_SCORE", "IDENTITY_NUMBER", "RELIGION", "TAX_ARREARS", "SOMETHING_ELSE");

        assertThat(answer.text("outcome")).as(answer.body()).isEqualTo("PARTLY_ALLOWED");
        assertThat(answer.text("consentId")).isEqualTo(consent);
        assertThat(forms(answer))
                .containsExactly(
                        "CREDIT_SCORE TRANSFERABLE",
                        "IDENTITY_NUMBER PSEUDONYMISED",
                        "RELIGION NEVER_LEAVES",
                        "TAX_ARREARS NOT_TRANSFERABLE",
                        "SOMETHING_ELSE NOT_TRANSFERABLE");
        assertThat(CrossBorderJourney.refusals(answer))
                .containsExactly("CATEGORY_NOT_CONSENTED", "FIELD_NEVER_LEAVES", "FIELD_UNKNOWN");
        assertThat(answer.json().path("refusals").valueStream())
                .allSatisfy(
                        refusal -> assertThat(refusal.path("rule").asString()).isEqualTo("A8"))
                .allSatisfy(refusal ->
                        assertThat(refusal.path("basis").asString()).isEqualTo("个人信息保护法 art 38, art 39, art 41"));
        assertThat(answer.json().path("policyVersion").asInt()).isPositive();
        var event = lastDecision();
        assertThat(event)
                .contains(answer.text("decisionId"), "\"policyVersion\"", "PARTLY_ALLOWED", "IDENTITY_NUMBER")
                .doesNotContain("SOMETHING_ELSE", "Nanyang");
        assertThat(eventsAbout(consent)).containsExactly("CrossBorderConsentRecorded", "CrossBorderConsentVerified");
        // Whoever asks twice gets the same pseudonym, and none of it is the platform's own reference.
        assertThat(answer.text("pseudonym"))
                .isEqualTo(journey.ask(authorization, "CREDIT_SCORE").text("pseudonym"))
                .startsWith("cp_");
    }

    @Test
    @DisplayName(
            "A8 · other recipient, other country, a court in a company's place: all refusals at once, nothing leaves")
    void refusesOthers() {
        journey.verified(authorization);

        assertThat(refusals(askFor("Other Bank", ORGANISATION, "SG"))).containsExactly("OTHER_RECIPIENT");
        assertThat(refusals(askFor(BANK, ORGANISATION, "HK"))).containsExactly("OTHER_COUNTRY");
        var court = askFor("Supreme Court", "JUDICIAL_AUTHORITY", "US");
        assertThat(refusals(court)).containsExactly("OTHER_RECIPIENT", "OTHER_COUNTRY", "APPROVAL_MISSING");
        assertThat(court.text("outcome")).isEqualTo("REFUSED");
        assertThat(court.json().has("pseudonym")).isFalse();
        assertThat(forms(court)).containsExactly("CREDIT_SCORE NOT_TRANSFERABLE");
        assertThat(askFor(" nanyang  BANK ltd", ORGANISATION, "SG").text("outcome"))
                .isEqualTo("ALLOWED");
    }

    @Test
    @DisplayName("A8 · a foreign court needs the competent authority's approval, to be recorded and to receive")
    void asksForTheApproval() {
        var court = Map.of(
                "name", "High Court",
                "contact", "registry@court.example",
                "kind", "JUDICIAL_AUTHORITY",
                "country", "SG",
                "rightsChannel", "by letter to the registry");
        var refused = journey.record(
                CrossBorderJourney.lin(), authorization, Map.of("recipient", court, "purpose", "JUDICIAL_ASSISTANCE"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(faults(refused)).containsExactly("recipient.approvalNumber");

        var approved = new java.util.HashMap<String, Object>(court);
        approved.put("approvalNumber", "MOJ-2026-1");
        var recorded = journey.record(
                CrossBorderJourney.lin(),
                authorization,
                Map.of("recipient", approved, "purpose", "JUDICIAL_ASSISTANCE"));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        journey.decide(CrossBorderJourney.sun(), authorization, recorded.text("id"), "VERIFY");
        assertThat(askFor("High Court", "JUDICIAL_AUTHORITY", "SG").text("outcome"))
                .isEqualTo("ALLOWED");
        destroyWords(recorded.text("id"));
        assertThat(refusals(askFor("High Court", "JUDICIAL_AUTHORITY", "SG")))
                .containsExactly("ROUTE_REFERENCE_MISSING", "APPROVAL_MISSING");
    }

    @Test
    @DisplayName("A8 · the route runs out at the end of its last day")
    void refusesAfterTheRoute() {
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).atZone(BankDay.ZONE);
        var recorded = journey.record(
                CrossBorderJourney.lin(),
                authorization,
                Map.of(
                        "route",
                        Map.of(
                                "kind",
                                "CERTIFICATION",
                                "reference",
                                "PIP-1",
                                "validUntil",
                                tomorrow.toLocalDate().toString())));
        journey.decide(CrossBorderJourney.sun(), authorization, recorded.text("id"), "VERIFY");
        assertThat(journey.ask(authorization, "CREDIT_SCORE").text("outcome")).isEqualTo("ALLOWED");

        clock.advance(Duration.ofDays(2));

        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("ROUTE_RUN_OUT");
    }

    @Test
    @DisplayName(
            "A8, A10 · the subject, or an officer for the subject, withdraws: a receipt, and the next decision refuses")
    void withdraws() {
        var subject = new Journey(api(), clock).subjectOf(authorization);
        var bySubject = journey.verified(authorization);
        assertThat(journey.withdraw(customer("sr_somebody_else"), authorization, bySubject)
                        .status())
                .isEqualTo(404);

        var withdrawn = journey.withdraw(customer(subject), authorization, bySubject);

        assertThat(withdrawn.text("state")).as(withdrawn.body()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.json().path("withdrawal").path("receiptNumber").asString())
                .isEqualTo("WR-" + withdrawn.text("number"));
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("CONSENT_WITHDRAWN");
        assertThat(journey.withdraw(customer(subject), authorization, bySubject).text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        var byOfficer = journey.verified(authorization);
        assertThat(journey.ask(authorization, "CREDIT_SCORE").text("outcome")).isEqualTo("ALLOWED");
        assertThat(journey.withdraw(CrossBorderJourney.lin(), authorization, byOfficer)
                        .text("state"))
                .isEqualTo("WITHDRAWN");
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("CONSENT_WITHDRAWN");
        // The authorization itself stays.
        assertThat(api().get(CrossBorderJourney.lin(), Journey.AUTHORIZATIONS + "/" + authorization)
                        .text("state"))
                .isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName(
            "A8, A10, A11, A12 · withdrawal, closure and expiry of the authorization end every transfer, without a job")
    void endsWithTheAuthorization() {
        journey.verified(authorization);
        api().post(CrossBorderJourney.lin(), Journey.AUTHORIZATIONS + "/" + authorization + "/withdrawal", Map.of());
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("AUTHORIZATION_NOT_USABLE");

        authorization = new Journey(api(), clock).active(1);
        var waiting = journey.recorded(authorization);
        journey.verified(authorization);
        api().post(
                        CrossBorderJourney.lin(),
                        Journey.AUTHORIZATIONS + "/" + authorization + "/closure",
                        Map.of("reason", "SETTLED"));
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("AUTHORIZATION_NOT_USABLE");
        assertThat(journey.decide(CrossBorderJourney.sun(), authorization, waiting, "VERIFY")
                        .text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");

        authorization = new Journey(api(), clock).active(1);
        journey.verified(authorization);
        clock.advance(Duration.ofDays(31));
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("AUTHORIZATION_NOT_RUNNING");
        assertThat(journey.upload(authorization, "CROSS_BORDER_CONSENT").text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("A8, A2 · after the signing this kind of evidence alone is added, before it this kind never")
    void takesEvidenceOfItsOwn() {
        for (var kind : EvidenceKind.values()) {
            var expected = kind == EvidenceKind.CROSS_BORDER_CONSENT ? 201 : 409;
            assertThat(journey.upload(authorization, kind.name()).status())
                    .as(kind.name())
                    .isEqualTo(expected);
        }
        var signed = new Journey(api(), clock).signed(1);
        assertThat(journey.upload(signed, "CROSS_BORDER_CONSENT").text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        var draft = new Journey(api(), clock).draft(1);
        assertThat(journey.upload(draft, "CROSS_BORDER_CONSENT").text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThat(api().post(
                                CrossBorderJourney.lin(),
                                CrossBorderJourney.consents(draft),
                                journey.statement(UUID.randomUUID().toString()))
                        .text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        // Consent comes before its document.
        var document = journey.document(authorization);
        var at = Map.<String, Object>of("evidenceId", document);
        var late = journey.record(CrossBorderJourney.lin(), authorization, withMoment(at));
        assertThat(late.status()).as(late.body()).isEqualTo(400);
        assertThat(faults(late)).containsExactly("consentedAt");
    }

    @Test
    @DisplayName("A8, A2 · neither the authorization's own document nor another consent's proves a consent")
    void refusesBorrowedDocuments() {
        var page = jdbc.sql("SELECT id FROM evidence WHERE authorization_id = :id::uuid AND kind = 'SIGNED_DOCUMENT'")
                .param("id", authorization)
                .query(String.class)
                .single();
        assertThat(faults(journey.record(CrossBorderJourney.lin(), authorization, Map.of("evidenceId", page))))
                .contains("evidenceId");
        var consentedAt = clock.instant().toString();
        var statement = journey.statement(journey.document(authorization));
        statement.put("consentedAt", consentedAt);
        var path = CrossBorderJourney.consents(authorization);
        assertThat(api().post(CrossBorderJourney.lin(), path, statement).status())
                .isEqualTo(201);
        assertThat(api().post(CrossBorderJourney.lin(), path, statement).text("code"))
                .isEqualTo("ALREADY_RECORDED");
    }

    @Test
    @DisplayName(
            "A8, A2 · a document that signed or proves something under another authorization proves no consent under this one")
    void refusesDocumentsOfOtherFiles() {
        var other = new Journey(api(), clock).active(1);
        var consentedAt = clock.instant().toString();
        var scan = ("%PDF-1.7 once " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        var elsewhere = journey.statement(
                journey.upload(other, "CROSS_BORDER_CONSENT", scan).text("evidenceId"));
        var here = journey.statement(
                journey.upload(authorization, "CROSS_BORDER_CONSENT", scan).text("evidenceId"));
        elsewhere.put("consentedAt", consentedAt);
        here.put("consentedAt", consentedAt);

        // Handed in twice, it is the consent's that was recorded first.
        assertThat(api().post(CrossBorderJourney.lin(), CrossBorderJourney.consents(other), elsewhere)
                        .status())
                .isEqualTo(201);
        assertThat(faults(api().post(CrossBorderJourney.lin(), CrossBorderJourney.consents(authorization), here)))
                .containsExactly("evidenceId");

        var draft = new Journey(api(), clock).draft(1);
        var page = ("%PDF-1.7 page " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        journey.upload(draft, "SIGNED_DOCUMENT", page);
        var borrowed = journey.statement(
                journey.upload(authorization, "CROSS_BORDER_CONSENT", page).text("evidenceId"));
        borrowed.put("consentedAt", consentedAt);
        assertThat(faults(api().post(CrossBorderJourney.lin(), CrossBorderJourney.consents(authorization), borrowed)))
                .containsExactly("evidenceId");
    }

    @Test
    @DisplayName("A8 · another institution learns nothing, whatever it asks; roles that have no part in it are refused")
    void tellsOthersNothing() {
        var consent = journey.verified(authorization);
        var song = staff("compliance.of.b2", "B20001", "E2005", List.of("compliance-officer"));

        assertThat(api().post(
                                officerGao(),
                                CrossBorderJourney.consents(authorization),
                                journey.statement(UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(api().get(officerGao(), CrossBorderJourney.consents(authorization))
                        .status())
                .isEqualTo(404);
        assertThat(journey.decide(song, authorization, consent, "VERIFY").status())
                .isEqualTo(404);
        assertThat(journey.withdraw(officerGao(), authorization, consent).status())
                .isEqualTo(404);
        assertThat(journey.askAs(officerGao(), authorization, BANK, ORGANISATION, "SG", "CREDIT_SCORE")
                        .status())
                .isEqualTo(404);
        // Under another authorization of the same institution it does not exist either.
        var other = new Journey(api(), clock).active(1);
        assertThat(journey.withdraw(CrossBorderJourney.lin(), other, consent).status())
                .isEqualTo(404);
        assertThat(refusals(journey.ask(other, "CREDIT_SCORE"))).containsExactly("NO_CONSENT");
        assertThat(journey.decide(CrossBorderJourney.lin(), authorization, consent, "VERIFY")
                        .status())
                .isEqualTo(403);
        assertThat(journey.askAs(auditor(), authorization, BANK, ORGANISATION, "SG", "CREDIT_SCORE")
                        .status())
                .isEqualTo(403);
        assertThat(journey.askAs(loanOrigination(), authorization, BANK, ORGANISATION, "SG", "CREDIT_SCORE")
                        .text("outcome"))
                .isEqualTo("ALLOWED");
    }

    @Test
    @DisplayName(
            "A8, O1 · the second person is another person; a rejected consent stays rejected; If-Match is honoured")
    void needsASecondPerson() {
        var consent = journey.recorded(authorization);
        var path = CrossBorderJourney.consents(authorization) + "/" + consent + "/verification";
        var lin = CrossBorderJourney.staff("officer.lin", "E1001", "query-officer", "compliance-officer");
        var own = journey.decide(lin, authorization, consent, "VERIFY");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("O1");
        assertThat(api().post(CrossBorderJourney.sun(), path, Map.of("If-Match", "\"7\""), Map.of("decision", "VERIFY"))
                        .status())
                .isEqualTo(412);

        var rejected =
                api().post(CrossBorderJourney.sun(), path, Map.of("If-Match", "\"1\""), Map.of("decision", "REJECT"));

        assertThat(rejected.text("state")).as(rejected.body()).isEqualTo("REJECTED");
        assertThat(journey.decide(CrossBorderJourney.sun(), authorization, consent, "VERIFY")
                        .text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("CONSENT_NOT_VERIFIED");
        assertThat(eventsAbout(consent))
                .containsExactly(
                        "CrossBorderConsentRecorded",
                        "CrossBorderConsentVerificationRefused",
                        "CrossBorderConsentRejected");
    }

    @Test
    @DisplayName("A8, N1 · shown in full to subject and staff, nothing in the clear in the table, gone with its key")
    void sealsWhatIsPersonal() {
        var subject = new Journey(api(), clock).subjectOf(authorization);
        var consent = journey.verified(authorization);

        var seen = api().get(customer(subject), CrossBorderJourney.consents(authorization));

        assertThat(seen.body()).contains(BANK, "SC-SECRET-2026-17", "by letter").doesNotContain("officer.lin");
        assertThat(jdbc.sql("SELECT cross_border_consent::text FROM cross_border_consent")
                        .query(String.class)
                        .list())
                .allSatisfy(row -> assertThat(row).doesNotContain("Nanyang", "nanyang", "SC-SECRET", "letter"));
        destroyWords(consent);
        assertThat(api().get(CrossBorderJourney.lin(), CrossBorderJourney.consents(authorization))
                        .body())
                .contains("officer.lin")
                .doesNotContain("Nanyang");
        assertThat(refusals(journey.ask(authorization, "CREDIT_SCORE"))).containsExactly("ROUTE_REFERENCE_MISSING");
    }

    @Test
    @DisplayName("Contract, A8 · the examples of recording a consent and of asking are accepted and answered as filed")
    void keepsToTheExamples() throws IOException {
        var recording = example("record-cross-border-consent");
        var asking = example("decide-transfer");
        var moment = clock.instant().toString();
        var statement = (ObjectNode) recording.at("/request/body").deepCopy();
        statement.put("evidenceId", journey.document(authorization));
        statement.put("consentedAt", moment);

        var recorded = api().post(CrossBorderJourney.lin(), CrossBorderJourney.consents(authorization), statement);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(comparable(recorded.json())).isEqualTo(comparable(recording.at("/response/body")));
        journey.decide(CrossBorderJourney.sun(), authorization, recorded.text("id"), "VERIFY");
        var decided = api().post(
                        CrossBorderJourney.lin(),
                        Journey.AUTHORIZATIONS + "/" + authorization + "/cross-border-decisions",
                        asking.at("/request/body"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(comparable(decided.json())).isEqualTo(comparable(asking.at("/response/body")));
    }

    private static JsonNode example(String name) throws IOException {
        return Api.JSON.readTree(Files.readString(Path.of("contract/examples/public", name + ".json")));
    }

    /** What differs from run to run is only compared by being there. */
    private static JsonNode comparable(JsonNode node) {
        var copy = (ObjectNode) node.deepCopy();
        for (var moving : List.of(
                "id",
                "number",
                "authorizationId",
                "evidenceId",
                "consentedAt",
                "recordedAt",
                "decisionId",
                "consentId",
                "pseudonym",
                "decidedAt",
                "policyVersion")) {
            if (copy.has(moving)) {
                copy.put(moving, "moving");
            }
        }
        return copy;
    }

    private Map<String, Object> withMoment(Map<String, Object> changes) {
        var all = new java.util.HashMap<>(changes);
        all.put("consentedAt", clock.instant().toString());
        return all;
    }

    private Api.Answer askFor(String name, String kind, String country) {
        return journey.askAs(CrossBorderJourney.lin(), authorization, name, kind, country, "CREDIT_SCORE");
    }

    private static List<String> refusals(Api.Answer answer) {
        return CrossBorderJourney.refusals(answer);
    }

    private static List<String> faults(Api.Answer answer) {
        assertThat(answer.text("code")).as(answer.body()).isEqualTo("A8");
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static List<String> forms(Api.Answer answer) {
        return answer.json()
                .path("fields")
                .valueStream()
                .map(field -> field.path("field").asString() + " "
                        + field.path("form").asString())
                .toList();
    }

    private String lastDecision() {
        return jdbc.sql("""
                        SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = 'CrossBorderTransferDecided'
                        ORDER BY position DESC LIMIT 1
                        """).param("id", authorization).query(String.class).single();
    }

    private static void destroyWords(String consent) {
        owner().sql("UPDATE cross_border_consent SET wrapped_key = NULL WHERE id = :id::uuid")
                .param("id", consent)
                .update();
    }
}
