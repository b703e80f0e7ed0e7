package cn.zhengxin.authorization.customerauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifeCycleIntegrationTests extends AuthorizationServiceIntegration {

    private static final String NUMBER = "110101199003070134";

    private Api api;
    private Journey journey;

    @BeforeEach
    void open() {
        api = api();
        journey = new Journey(api, clock);
    }

    @Test
    @DisplayName("A1, A4, N5 · entered, proved, signed and verified, each step with its event")
    void walksToActive() {
        var id = journey.active(1);

        assertThat(eventsAbout(id))
                .containsExactly(
                        "AuthorizationDrafted",
                        "AuthorizationEvidenceAdded",
                        "AuthorizationEvidenceAdded",
                        "AuthorizationSigned",
                        "AuthorizationVerified");
    }

    @Test
    @DisplayName("N1, N2 · answers show masked values; the database and the events hold none in clear")
    void keepsPersonalDataSealed() {
        var created = journey.create(officerLin(), Map.of());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var id = created.text("id");

        assertThat(created.body()).doesNotContain(NUMBER, "张伟");
        assertThat(created.json().at("/subject/name").asString()).isEqualTo("张*");
        assertThat(created.json().at("/subject/documentNumber").asString()).isEqualTo("110***********0134");
        assertThat(created.headers()).containsEntry("ETag", "\"1\"");
        assertThat(created.headers().get("Location")).endsWith("/api/v1/authorizations/" + id);
        assertThat(everythingInTheDatabase()).doesNotContain(NUMBER, "张伟", "个人消费贷款额度评估");
    }

    private String everythingInTheDatabase() {
        var all = new StringBuilder();
        var tables = jdbc.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        for (var table : tables) {
            if (table.startsWith("flyway") || table.startsWith("policy")) {
                continue;
            }
            owner().sql("SELECT t::text FROM \"" + table + "\" t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
            // Bytes print as hexadecimal; look into them as well.
        }
        jdbc.sql("SELECT ciphertext FROM sealed_particulars")
                .query(byte[].class)
                .list()
                .forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }

    @Test
    @DisplayName("A1 · every missing element is reported in one answer, by field, without a value")
    void reportsEverythingAtOnce() {
        var answer = api.post(
                officerLin(),
                Journey.AUTHORIZATIONS,
                Map.of(
                        "subject",
                        Map.of("name", "张伟", "documentType", "RESIDENT_ID", "documentNumber", "110101199003070135")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("A1");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "kind",
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
        assertThat(answer.body()).doesNotContain("110101199003070135", "张伟");
    }

    @Test
    @DisplayName("A2 · a blanket in the purpose statement is refused")
    void refusesABlanket() {
        var answer = journey.create(officerLin(), Map.of("purposeStatement", "贷款审批、贷后管理等"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly("purposeStatement");
        assertThat(answer.json().at("/reasons/0/rule").asString()).isEqualTo("A2");
    }

    @Test
    @DisplayName("A1 · nobody enters an authorization for another institution")
    void refusesAnotherInstitution() {
        var answer = journey.create(officerGao(), Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("FOREIGN_INSTITUTION");
    }

    @Test
    @DisplayName(
            "N4 · repeating a write under its key gives the first answer and enters nothing twice; another payload is refused")
    void repeatsGiveTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var statement = journey.statement();
        var first = api.post(officerLin(), Journey.AUTHORIZATIONS, key, statement);
        var again = api.post(officerLin(), Journey.AUTHORIZATIONS, key, statement);
        statement.put("uses", 2);
        var other = api.post(officerLin(), Journey.AUTHORIZATIONS, key, statement);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
        assertThat(again.headers()).containsEntry("ETag", "\"1\"");
        assertThat(other.status()).isEqualTo(422);
        assertThat(eventsAbout(first.text("id"))).containsExactly("AuthorizationDrafted");
    }

    @Test
    @DisplayName("Unknown request fields are a 400")
    void refusesUnknownFields() {
        var answer = journey.create(officerLin(), Map.of("state", "ACTIVE"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    @DisplayName("A4 · an incomplete signing is refused with everything that is missing")
    void refusesAnIncompleteSigning() {
        var id = journey.draft(1);
        var answer = api.post(
                officerLin(),
                Journey.AUTHORIZATIONS + "/" + id + "/signature",
                Map.of(
                        "channel", "COUNTER",
                        "teller", Map.of("idDocumentChecked", false),
                        "pages", List.of(Map.of("number", 1, "signed", true, "fingerprinted", false)),
                        "witness", Map.of("employeeNumber", "E1001"),
                        "amount", "800000.00"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("A4");
        assertThat(answer.json().at("/reasons/0/rule").asString()).isEqualTo("A4");
        assertThat(answer.json().at("/reasons/0/basis").asString()).isNotBlank();
        assertThat(eventsAbout(id)).endsWith("AuthorizationSigningRefused");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "teller.idDocumentChecked",
                        "evidence",
                        "pages[0].fingerprinted",
                        "pages[0].imageEvidenceId",
                        "witness.employeeNumber",
                        "recordingEvidenceId");
    }

    @Test
    @DisplayName("A4 · only a registered, active employee of the same institution witnesses")
    void refusesAWitnessWhoIsNoColleague() {
        var id = journey.draft(1);
        journey.addEvidence(id, "ID_DOCUMENT_CHECK");
        var signature = new HashMap<>(journey.signature(journey.addEvidence(id, "SIGNED_DOCUMENT")));
        var path = Journey.AUTHORIZATIONS + "/" + id + "/signature";

        for (var number : List.of("E9999", "E2001")) {
            signature.put("witness", Map.of("employeeNumber", number));
            var answer = api.post(officerLin(), path, signature);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(fields(answer)).containsExactly("witness.employeeNumber");
            assertThat(answer.body()).doesNotContain(number);
        }

        var operator = "/api/v1/operators/dispute.chen";
        signature.put("witness", Map.of("employeeNumber", "E1004"));
        api.post(institutionAdministrator(), operator + "/suspension", Map.of("reason", "OTHER"));
        var suspended = api.post(officerLin(), path, signature);
        api.postEmpty(institutionAdministrator(), operator + "/reinstatement");
        var reinstated = api.post(officerLin(), path, signature);

        assertThat(fields(suspended)).containsExactly("witness.employeeNumber");
        assertThat(reinstated.status()).as(reinstated.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("A3 · online signing is not offered yet, and says so")
    void onlineSigningIsNotOffered() {
        var created = journey.create(officerLin(), Map.of("signingChannel", "ONLINE"));
        assertThat(created.status()).isEqualTo(201);
        var id = created.text("id");
        journey.addEvidence(id, "ID_DOCUMENT_CHECK");
        var image = journey.addEvidence(id, "SIGNED_DOCUMENT");

        var answer = api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/signature", journey.signature(image));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("SIGNING_CHANNEL_OTHER");
    }

    @Test
    @DisplayName("O1 · whoever entered an authorization cannot verify it")
    void creatorCannotVerify() {
        var both = ISSUER.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"), "authorization-service");
        var id = journey.signed(1);

        var answer = api.post(both, Journey.AUTHORIZATIONS + "/" + id + "/verification", Map.of("decision", "VERIFY"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("O1");
        assertThat(answer.json().at("/reasons/0/basis").asString()).isNotBlank();
        assertThat(eventsAbout(id)).endsWith("AuthorizationVerificationRefused");
    }

    @Test
    @DisplayName("O1 · the witness cannot verify it")
    void witnessCannotVerify() {
        var id = journey.signed(1);
        var witness = ISSUER.staff("privacy.he", "B10001", "E1006", List.of("reviewer"), "authorization-service");

        assertThat(api.post(witness, Journey.AUTHORIZATIONS + "/" + id + "/verification", Map.of("decision", "VERIFY"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A4 · a rejected authorization allows nothing and stays rejected")
    void rejectionIsFinal() {
        var id = journey.signed(1);
        var path = Journey.AUTHORIZATIONS + "/" + id + "/verification";
        var rejected = api.post(reviewerZhao(), path, Map.of("decision", "REJECT", "comment", "page 2 is blank"));
        assertThat(rejected.text("state")).isEqualTo("REJECTED");

        var again = api.post(reviewerZhao(), path, Map.of("decision", "VERIFY"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("A14 · other institutions, other handlers and other subjects see nothing, not even that it exists")
    void hidesFromOthers() {
        var id = journey.active(1);
        var path = Journey.AUTHORIZATIONS + "/" + id;
        var otherHandler =
                ISSUER.staff("officer.new", "B10001", "E1099", List.of("query-officer"), "authorization-service");

        for (var token : List.of(officerGao(), otherHandler, customer("sr_somebody_else_entirely_xxxxx"))) {
            assertThat(api.get(token, path).status()).isEqualTo(404);
            assertThat(api.get(token, path + "/document").status()).isEqualTo(404);
        }
        assertThat(api.post(officerGao(), path + "/withdrawal", Map.of()).status())
                .isEqualTo(404);
        assertThat(api.post(officerGao(), path + "/closure", Map.of("reason", "SETTLED"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(officerGao(), path + "/verification", Map.of("decision", "VERIFY"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(customer("sr_somebody_else_entirely_xxxxx"), path + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(ids(api.get(officerGao(), Journey.AUTHORIZATIONS + "?limit=100")))
                .doesNotContain(id);
        assertThat(ids(api.get(otherHandler, Journey.AUTHORIZATIONS + "?limit=100")))
                .doesNotContain(id);
    }

    @Test
    @DisplayName("A14 · whoever may end a file and not read it gets a receipt that tells nothing of the subject")
    void aReceiptTellsNothingOfTheSubject() {
        var path = Journey.AUTHORIZATIONS + "/" + journey.active(1);
        var otherHandler =
                ISSUER.staff("officer.new", "B10001", "E1099", List.of("query-officer"), "authorization-service");

        var closed = api.post(otherHandler, path + "/closure", Map.of("reason", "SETTLED"));

        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(closed.text("state")).isEqualTo("CLOSED");
        assertThat(closed.json().propertyNames())
                .doesNotContain("subject", "purposeStatement", "evidence", "remarks", "circumstances");
        assertThat(api.get(otherHandler, path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A14 · every reading is on record before the answer")
    void recordsReadings() {
        var id = journey.active(1);
        var before = eventsAbout(id).size();

        assertThat(api.get(reviewerZhao(), Journey.AUTHORIZATIONS + "/" + id).status())
                .isEqualTo(200);
        var document = api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/document");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.bytes()).startsWith(Journey.PDF);
        assertThat(document.headers()).containsEntry("Content-Type", "application/pdf");
        assertThat(document.headers().get("Cache-Control")).contains("no-store");
        assertThat(eventsAbout(id).subList(before, before + 2)).containsExactly("ArchiveRead", "ArchiveRead");
    }

    @Test
    @DisplayName(
            "A3, D7 · subjects see their own authorizations, and the copy they signed, nothing the bank noted for itself")
    void subjectsSeeTheirOwn() {
        var id = journey.active(1);
        var subject = customer(journey.subjectOf(id));

        var own = api.get(subject, "/api/v1/my/authorizations?limit=100");
        var one = api.get(subject, Journey.AUTHORIZATIONS + "/" + id);

        assertThat(ids(own)).contains(id);
        assertThat(one.json().has("enteredBy")).isFalse();
        assertThat(one.json().path("remarks")).isEmpty();
        assertThat(one.json()
                        .path("evidence")
                        .valueStream()
                        .map(item -> item.path("kind").asString()))
                .containsExactly("SIGNED_DOCUMENT", "SEALED_DOCUMENT");
        assertThat(api.get(subject, Journey.AUTHORIZATIONS + "/" + id + "/document")
                        .bytes())
                .startsWith(Journey.PDF);
        assertThat(api.get(subject, Journey.AUTHORIZATIONS).status()).isEqualTo(403);
        assertThat(api.get(officerLin(), "/api/v1/my/authorizations").status()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "A10, N2 · a withdrawal gives a receipt, its reason holds no number of a person; a second one finds nothing to withdraw")
    void withdrawalGivesAReceipt() {
        var id = journey.active(1);
        var path = Journey.AUTHORIZATIONS + "/" + id + "/withdrawal";

        var numbered = api.post(officerLin(), path, Map.of("reason", "客户来电 13800138000"));
        assertThat(numbered.status()).as(numbered.body()).isEqualTo(400);
        assertThat(numbered.json().at("/errors/0/field").asString()).isEqualTo("reason");
        assertThat(numbered.body()).doesNotContain("13800138000");

        var withdrawn = api.post(officerLin(), path, Map.of("reason", "客户不再需要贷款"));

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.json().at("/withdrawal/receiptNumber").asString()).startsWith("WR-AU");
        assertThat(api.post(officerLin(), path, Map.of()).status()).isEqualTo(409);
        assertThat(everythingInTheDatabase()).doesNotContain("客户不再需要贷款");
    }

    @Test
    @DisplayName("If-Match · a stale version changes nothing")
    void staleVersionsChangeNothing() {
        var id = journey.active(1);
        var path = Journey.AUTHORIZATIONS + "/" + id + "/closure";

        var stale = api.post(officerLin(), path, Map.of("If-Match", "\"1\""), Map.of("reason", "SETTLED"));
        var nonsense = api.post(officerLin(), path, Map.of("If-Match", "yesterday"), Map.of("reason", "SETTLED"));
        var current = api.post(officerLin(), path, Map.of("If-Match", "\"3\""), Map.of("reason", "SETTLED"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(nonsense.status()).isEqualTo(412);
        assertThat(current.status()).as(current.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("A4 · evidence is what its bytes say, and is closed with the signature")
    void evidenceIsWhatItsBytesSay() {
        var id = journey.draft(1);
        var path = Journey.AUTHORIZATIONS + "/" + id + "/evidence";

        var script = api.upload(officerLin(), path, "SIGNED_DOCUMENT", "<script>".getBytes(StandardCharsets.US_ASCII));
        var recording = api.upload(officerLin(), path, "RECORDING", Journey.PDF);
        var unknownKind = api.upload(officerLin(), path, "SELFIE", Journey.PDF);

        assertThat(script.text("code")).isEqualTo("EVIDENCE_NOT_ACCEPTED");
        assertThat(recording.text("code")).isEqualTo("EVIDENCE_NOT_ACCEPTED");
        assertThat(unknownKind.status()).isEqualTo(400);
        var signed = journey.signed(1);
        assertThat(api.upload(
                                officerLin(),
                                Journey.AUTHORIZATIONS + "/" + signed + "/evidence",
                                "SIGNED_DOCUMENT",
                                Journey.PDF)
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("N1 · destroying the key of a file destroys the file, and the answer says nothing else")
    void destroyedKeysDestroyFiles() {
        var id = journey.active(1);
        jdbc.sql("UPDATE sealed_particulars SET wrapped_key = NULL WHERE authorization_id = :id")
                .param("id", UUID.fromString(id))
                .update();
        jdbc.sql("UPDATE evidence SET wrapped_key = NULL WHERE authorization_id = :id")
                .param("id", UUID.fromString(id))
                .update();

        var file = api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.json().has("subject")).isFalse();
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/document")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Pages follow each other without gaps or repeats")
    void pages() {
        var created = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            created.addFirst(journey.draft(1));
        }
        var seen = new ArrayList<String>();
        var path = Journey.AUTHORIZATIONS + "?limit=2";
        var next = "";
        while (seen.size() < 5) {
            var page = api.get(officerLin(), path + next);
            seen.addAll(ids(page));
            next = "&cursor=" + page.text("nextCursor");
        }

        assertThat(seen.subList(0, 5)).isEqualTo(created);
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "?cursor=abc").status())
                .isEqualTo(400);
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "?limit=1000").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("N3 · roles that are not named are refused")
    void refusesOtherRoles() {
        var statement = new HashMap<>(journey.statement());
        var id = UUID.randomUUID();
        for (var token : List.of(auditor(), institutionAdministrator(), reviewerZhao(), queryService())) {
            assertThat(api.post(token, Journey.AUTHORIZATIONS, statement).status())
                    .isEqualTo(403);
        }
        assertThat(api.post(
                                officerLin(),
                                Journey.AUTHORIZATIONS + "/" + id + "/verification",
                                Map.of("decision", "VERIFY"))
                        .status())
                .isEqualTo(403);
        assertThat(api.get(null, Journey.AUTHORIZATIONS + "/" + id).status()).isEqualTo(401);
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/not-an-id").status())
                .isEqualTo(400);
    }

    private static List<String> fields(Api.Answer answer) {
        var fields = new ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        return fields;
    }

    private static List<String> ids(Api.Answer answer) {
        var ids = new ArrayList<String>();
        answer.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
