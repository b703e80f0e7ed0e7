package cn.zhengxin.authorization.customerauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.SpecialJourney;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MinorAgesIntegrationTests extends AuthorizationServiceIntegration {

    private static final String NAME = "王小明";

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName("A5 · entered at 17 with a guardian and signed at 18, nobody has to be beside the subject any more")
    void ofAgeBeforeSigning() {
        var special = new SpecialJourney(api(), clock);
        var id = special.draft(minor(bornYearsAgo(18).plusDays(1), "411"));
        assertThat(missing(id)).contains("evidence.GUARDIANSHIP_PROOF", "complianceApproval");

        clock.advance(Duration.ofDays(1));

        assertThat(missing(id)).doesNotContain("evidence.GUARDIANSHIP_PROOF", "complianceApproval");
        special.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var image = special.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan());
        var alone = new Journey(api(), clock).signature(image);
        var signed = special.sign(id, alone);
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(special.verify(id).text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("A5 · signed at 17 and verified at 18, compliance still has to agree to what a minor signed")
    void ofAgeBeforeVerification() {
        var special = new SpecialJourney(api(), clock);
        var id = special.draft(minor(bornYearsAgo(18).plusDays(1), "413"));
        signWithGuardian(special, id);

        clock.advance(Duration.ofDays(1));

        var early = special.verify(id);
        assertThat(early.text("code")).as(early.body()).isEqualTo("A5");
        assertThat(special.signOff(SpecialJourney.complianceSun(), id, "APPROVE")
                        .status())
                .isEqualTo(200);
        assertThat(special.verify(id).text("state")).isEqualTo("ACTIVE");
        assertThat(decision(id)).isEmpty();
    }

    @Test
    @DisplayName("A5 · data that lost the guardian make no minor an adult: not signed, not verified, not used")
    void dataMakeNobodyAnAdult() {
        var special = new SpecialJourney(api(), clock);
        var born = bornYearsAgo(16);
        var draft = special.draft(minor(born, "415"));
        var signed = special.draft(minor(born, "417"));
        var active = special.draft(minor(born, "419"));
        signWithGuardian(special, signed);
        signWithGuardian(special, active);
        special.signOff(SpecialJourney.complianceSun(), active, "APPROVE");
        assertThat(special.verify(active).text("state")).isEqualTo("ACTIVE");

        owner().sql("UPDATE customer_authorization SET circumstances = NULL WHERE id::text IN (:ids)")
                .param("ids", List.of(draft, signed, active))
                .update();

        special.addEvidence(draft, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        var refused = special.sign(
                draft, special.signature(special.addEvidence(draft, "SIGNED_DOCUMENT", SpecialJourney.scan())));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("A5");
        assertThat(fields(refused)).containsExactly("guardian");
        assertThat(special.verify(signed).text("code")).isEqualTo("A5");
        assertThat(decision(active)).containsExactly("A5");
    }

    @Test
    @DisplayName("A5 · under 14 the guardian consents separately, and the refusal names its own basis")
    void under14() {
        var special = new SpecialJourney(api(), clock);
        var id = special.draft(minor(bornYearsAgo(14).plusDays(1), "421"));
        assertThat(missing(id)).contains("evidence.GUARDIANSHIP_PROOF", "evidence.GUARDIAN_CONSENT");
        special.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        special.addEvidence(id, "GUARDIANSHIP_PROOF", SpecialJourney.scan());
        var image = special.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan());

        var refused = special.sign(id, special.signature(image));

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("A5");
        var reason = refused.json().path("reasons").get(0);
        assertThat(reason.path("rule").asString()).isEqualTo("A5");
        assertThat(reason.path("basis").asString()).startsWith("个人信息保护法 art 28, art 29, art 31");
        assertThat(reason.path("message").asString()).contains("under 14");

        special.addEvidence(id, "GUARDIAN_CONSENT", SpecialJourney.scan());
        var signed = special.sign(id, special.signature(image));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        var early = special.verify(id);
        assertThat(early.json().path("reasons").get(0).path("basis").asString())
                .startsWith("个人信息保护法 art 28, art 29, art 31");
        special.signOff(SpecialJourney.complianceSun(), id, "APPROVE");
        assertThat(special.verify(id).text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("A5 · whoever is 18 enters new documents without a guardian, and with one not at all")
    void newDocumentsOfAnAdult() {
        var journey = new Journey(api(), clock);
        var grown = minor(bornYearsAgo(18), "423");
        var refused = journey.create(officerLin(), grown);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly("guardian");

        grown.remove("guardian");
        assertThat(journey.create(officerLin(), grown).status()).isEqualTo(201);
    }

    private void signWithGuardian(SpecialJourney special, String id) {
        special.addEvidence(id, "ID_DOCUMENT_CHECK", SpecialJourney.scan());
        special.addEvidence(id, "GUARDIANSHIP_PROOF", SpecialJourney.scan());
        var signed =
                special.sign(id, special.signature(special.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan())));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    }

    private Map<String, Object> minor(LocalDate born, String serial) {
        var seventeen = "330106" + DateTimeFormatter.BASIC_ISO_DATE.format(born) + serial;
        var minor = new LinkedHashMap<>(new SpecialJourney(api(), clock).minor());
        minor.put("subject", SpecialJourney.person(NAME, seventeen + NationalId.checkCharacter(seventeen)));
        return minor;
    }

    private LocalDate bornYearsAgo(int years) {
        return BankDay.of(clock.instant()).minusYears(years);
    }

    private List<String> decision(String id) {
        var subject = new Journey(api(), clock).subjectOf(id);
        var use = new LinkedHashMap<>(Journey.intendedUse(subject));
        use.put("subjectNameReference", nameReferenceOf(subject, NAME));
        use.put("purpose", "SUBJECT_ENQUIRY");
        var answer = api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), use);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return texts(answer.json().path("reasons"), "rule");
    }

    private List<String> missing(String id) {
        return api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id)
                .json()
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> fields(Api.Answer answer) {
        return texts(answer.json().path("errors"), "field");
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(node -> node.path(field).asString()).toList();
    }
}
