package cn.zhengxin.authorization.customerauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.SpecialJourney;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpecialSubjectsIntegrationTests extends AuthorizationServiceIntegration {

    @Test
    @DisplayName(
            "A5 · a minor's authorization becomes active with guardian, proof, joint signature and compliance only")
    void theExceptionLane() {
        var journey = new SpecialJourney(api(), clock);
        var id = journey.draft(journey.minor());
        assertThat(missing(id)).contains("evidence.GUARDIANSHIP_PROOF", "complianceApproval");
        journey.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var image = journey.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan());

        var unproved = journey.sign(id, journey.signature(image));
        assertThat(unproved.status()).isEqualTo(403);
        assertThat(unproved.text("code")).isEqualTo("A5");
        assertThat(rules(unproved)).containsExactly("A5");

        journey.addEvidence(id, "GUARDIANSHIP_PROOF", SpecialJourney.scan());
        assertThat(journey.sign(id, journey.signature(image)).status()).isEqualTo(200);
        assertThat(missing(id)).containsExactly("complianceApproval", "verification");

        var early = journey.verify(id);
        assertThat(early.status()).as(early.body()).isEqualTo(403);
        assertThat(early.text("code")).isEqualTo("A5");
        assertThat(journey.signOff(reviewerZhao(), id, "APPROVE").status()).isEqualTo(403);
        var foreign = staff("compliance.li", "B20001", "E2005", List.of("compliance-officer"));
        assertThat(journey.signOff(foreign, id, "APPROVE").status()).isEqualTo(404);
        assertThat(journey.signOff(SpecialJourney.complianceSun(), id, "APPROVE")
                        .status())
                .isEqualTo(200);
        assertThat(journey.signOff(SpecialJourney.complianceSun(), id, "APPROVE")
                        .status())
                .isEqualTo(403);

        var verified = journey.verify(id);
        assertThat(verified.text("state")).as(verified.body()).isEqualTo("ACTIVE");
        assertThat(eventsAbout(id))
                .contains(
                        "AuthorizationComplianceApproved", "AuthorizationVerificationRefused", "AuthorizationVerified");
    }

    @Test
    @DisplayName("A5, N1, N2 · the guardian lies sealed, is shown masked, and stands in no event and no row")
    void theGuardianLiesSealed() {
        var journey = new SpecialJourney(api(), clock);
        var id = journey.draft(journey.minor());
        var read = api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id);

        assertThat(read.json()
                        .path("circumstances")
                        .path("guardian")
                        .path("person")
                        .path("name")
                        .asString())
                .isEqualTo("王*");
        assertThat(read.body()).doesNotContain(SpecialJourney.GUARDIAN, "王芳", SpecialJourney.MINOR);
        var rows = jdbc.sql("SELECT circumstances::text FROM customer_authorization WHERE id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(rows).contains("sr_").doesNotContain(SpecialJourney.GUARDIAN, "王芳");
        var sealed = jdbc.sql("SELECT ciphertext FROM sealed_particulars WHERE authorization_id = :id::uuid")
                .param("id", id)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list();
        assertThat(String.join("", sealed)).doesNotContain(SpecialJourney.GUARDIAN);
        assertThat(jdbc.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain(SpecialJourney.GUARDIAN, "王芳");
    }

    @Test
    @DisplayName("A5 · credit in a minor's own name answers with A5 and its cure")
    void noCreditForMinors() {
        var journey = new SpecialJourney(api(), clock);
        var changes = new LinkedHashMap<>(journey.minor());
        changes.put("purpose", "LOAN_APPLICATION");
        changes.put("product", "SINGLE_LOAN");

        var refused = new Journey(api(), clock).create(officerLin(), changes);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(rules(refused)).containsExactly("A5");
        assertThat(refused.json().path("reasons").get(0).path("cure").asString())
                .startsWith("None for credit");
    }

    @Test
    @DisplayName("A5 · compliance turns a minor's authorization down for good")
    void complianceTurnsDown() {
        var journey = new SpecialJourney(api(), clock);
        var id = journey.minorSigned();

        assertThat(journey.signOff(SpecialJourney.complianceSun(), id, "REJECT").text("state"))
                .isEqualTo("REJECTED");
        assertThat(journey.verify(id).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("A6 · a guarantor's authorization names the borrower by reference and becomes active on its own pages")
    void guarantors() {
        var journey = new SpecialJourney(api(), clock);
        var id = journey.draft(journey.guarantor(SpecialJourney.BORROWER));
        journey.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var image = journey.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan());
        assertThat(journey.sign(id, journey.signature(image)).status()).isEqualTo(200);

        var verified = journey.verify(id);
        assertThat(verified.text("state")).as(verified.body()).isEqualTo("ACTIVE");
        assertThat(verified.json()
                        .path("circumstances")
                        .path("guaranteeFor")
                        .path("borrowerReference")
                        .asString())
                .startsWith("sr_");
        assertThat(verified.body()).doesNotContain(SpecialJourney.BORROWER);
    }

    @Test
    @DisplayName("A6 · the borrower's page image on the guarantor's document is refused as A6, and the other way round")
    void neitherSignsOnTheOthersPages() {
        var journey = new SpecialJourney(api(), clock);
        var borrowers = SpecialJourney.scan();
        var guarantors = SpecialJourney.scan();
        var borrower = Map.<String, Object>of("subject", SpecialJourney.person("钱伟", SpecialJourney.BORROWER));
        signedWith(journey, journey.draft(borrower), borrowers);
        var guarantor = journey.draft(journey.guarantor(SpecialJourney.BORROWER));
        journey.addEvidence(guarantor, "ID_DOCUMENT_CHECK", SpecialJourney.scan());

        var refused = journey.sign(
                guarantor, journey.signature(journey.addEvidence(guarantor, "SIGNED_DOCUMENT", borrowers)));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("A6");
        assertThat(rules(refused)).containsExactly("A6");
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo("pages[0].imageEvidenceId");
        assertThat(ruleOf(guarantor, "PageImageReused")).isEqualTo("A6");
        assertThat(ruleOf(guarantor, "AuthorizationSigningRefused")).isEqualTo("A6");

        signedWith(journey, guarantor, guarantors);
        var again = journey.draft(borrower);
        journey.addEvidence(again, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var reverse = journey.sign(again, journey.signature(journey.addEvidence(again, "SIGNED_DOCUMENT", guarantors)));
        assertThat(reverse.text("code")).as(reverse.body()).isEqualTo("A6");
        assertThat(rules(reverse)).containsExactly("A6");
    }

    @Test
    @DisplayName("A6 · a guarantor's authorization is no ground to ask about the borrower, nor the other way round")
    void neitherIsUsedForTheOther() {
        var journey = new SpecialJourney(api(), clock);
        var borrower =
                journey.draft(Map.of("subject", SpecialJourney.person("钱伟", SpecialJourney.BORROWER), "uses", 1));
        var guarantor = journey.draft(journey.guarantor(SpecialJourney.BORROWER));
        for (var id : List.of(borrower, guarantor)) {
            signedWith(journey, id, SpecialJourney.scan());
            assertThat(journey.verify(id).text("state")).isEqualTo("ACTIVE");
        }
        var plain = new Journey(api(), clock);
        var borrowersReference = plain.subjectOf(borrower);
        var guarantorsReference = plain.subjectOf(guarantor);

        assertThat(decision(guarantor, guarantorsReference, "赵敏", "GUARANTOR_CHECK"))
                .isEmpty();
        assertThat(decision(guarantor, borrowersReference, "钱伟", "LOAN_APPLICATION"))
                .containsExactly("A6", "Q1");
        assertThat(decision(borrower, guarantorsReference, "赵敏", "GUARANTOR_CHECK"))
                .containsExactly("A6", "Q1");
        assertThat(decision(borrower, guarantorsReference, "赵敏", "LOAN_APPLICATION"))
                .containsExactly("Q1");
    }

    private List<String> decision(String id, String subject, String name, String purpose) {
        var use = new LinkedHashMap<>(Journey.intendedUse(subject));
        use.put("subjectNameReference", nameReferenceOf(subject, name));
        use.put("purpose", purpose);
        return rules(api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), use));
    }

    private static void signedWith(SpecialJourney journey, String id, byte[] scan) {
        journey.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var signed = journey.sign(id, journey.signature(journey.addEvidence(id, "SIGNED_DOCUMENT", scan)));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    }

    private String ruleOf(String id, String type) {
        return jdbc.sql(
                        "SELECT body::json -> 'data' ->> 'rule' FROM outbox_event WHERE aggregate_id = :id AND type = :type")
                .param("id", id)
                .param("type", type)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("A9 · an enterprise's authorization becomes active sealed, with representative and power of attorney")
    void enterprises() {
        var journey = new SpecialJourney(api(), clock);
        var id = journey.draft(journey.enterprise());
        assertThat(missing(id))
                .contains(
                        "evidence.ENTERPRISE_SEAL_CHECK",
                        "evidence.LEGAL_REPRESENTATIVE_ID",
                        "evidence.POWER_OF_ATTORNEY");
        journey.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var image = journey.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan());
        var refused = journey.sign(id, journey.signature(image));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("A9");
        assertThat(rules(refused)).containsExactly("A9");
        assertThat(refused.json().path("errors").size()).isEqualTo(3);

        for (var kind : List.of("ENTERPRISE_SEAL_CHECK", "LEGAL_REPRESENTATIVE_ID", "POWER_OF_ATTORNEY")) {
            journey.addEvidence(id, kind, SpecialJourney.scan());
        }
        assertThat(journey.sign(id, journey.signature(image)).status()).isEqualTo(200);
        assertThat(journey.verify(id).text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("A9 · an enterprise that names nobody is refused element by element")
    void enterprisesNameWhoActs() {
        var changes = new LinkedHashMap<>(new SpecialJourney(api(), clock).enterprise());
        changes.put("enterprise", Map.of());

        var refused = new Journey(api(), clock).create(officerLin(), changes);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(rules(refused)).containsExactly("A9");
        assertThat(refused.json().path("errors").size()).isEqualTo(3);
    }

    private List<String> missing(String id) {
        return api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id)
                .json()
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> rules(Api.Answer answer) {
        return answer.json()
                .path("reasons")
                .valueStream()
                .map(reason -> reason.path("rule").asString())
                .toList();
    }
}
