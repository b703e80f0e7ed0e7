package cn.zhengxin.authorization.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.exemption.application.RaiseOverdueExemptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ExemptionIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private RaiseOverdueExemptions raiseOverdueExemptions;

    private ExemptionJourney journey;

    @BeforeEach
    void open() {
        journey = new ExemptionJourney(api());
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName("A16, A13 · entered, documented and approved by two, it allows one query; each step with its event")
    void walksToItsUse() {
        var entered = journey.enter(officerLin(), Map.of());
        var id = entered.text("id");
        var subject = entered.text("subjectReference");
        assertThat(entered.body()).doesNotContain("110101199003070134", "张伟");
        assertThat(missing(entered)).containsExactly("document", "reviews");
        assertThat(reserve(id, subject)).isEqualTo("REFUSED A16");

        assertThat(journey.review(reviewerZhao(), id, "APPROVE").text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        journey.addDocument(id);
        assertThat(journey.review(reviewerZhao(), id, "APPROVE").text("state")).isEqualTo("UNDER_REVIEW");
        assertThat(reserve(id, subject)).isEqualTo("REFUSED A16");
        assertThat(journey.review(reviewerZhao(), id, "APPROVE").text("code")).isEqualTo("O1");
        assertThat(journey.review(ExemptionJourney.legal(), id, "APPROVE").text("state"))
                .isEqualTo("APPROVED");

        assertThat(reserve(id, subject)).isEqualTo("RESERVED ");
        assertThat(reserve(id, subject)).isEqualTo("REFUSED A13");
        assertThat(eventsAbout(id))
                .contains(
                        "JudicialExemptionEntered",
                        "JudicialExemptionDocumentAdded",
                        "JudicialExemptionReviewed",
                        "JudicialExemptionReviewRefused",
                        "AuthorizationUseReserved",
                        "AuthorizationUseRefused");
    }

    @Test
    @DisplayName("A16, Q1 · under another name, or for another institution, the exemption does not exist")
    void nameAndInstitutionHaveToMatch() {
        var entered = journey.urgent();
        var id = entered.text("id");
        var subject = entered.text("subjectReference");
        var otherName = new HashMap<>(ExemptionJourney.use(subject));
        otherName.put("subjectNameReference", nameReferenceOf(subject, "李雷"));
        var otherInstitution = new HashMap<>(ExemptionJourney.use(subject));
        otherInstitution.put("institution", "B20001");

        assertThat(outcome(api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), otherName)))
                .isEqualTo("REFUSED Q1");
        assertThat(outcome(api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), otherInstitution)))
                .isEqualTo("REFUSED Q1");
        assertThat(api().get(officerGao(), ExemptionJourney.EXEMPTIONS + "/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(journey.review(officerGao(), id, "APPROVE").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A16 · urgent: queried first, completed and reported within 24 hours; then it is not overdue")
    void urgentIsCompletedInTime() {
        var entered = journey.urgent();
        var id = entered.text("id");
        assertThat(missing(entered)).containsExactly("document", "reviews", "centralBankReport");
        var use = Journey.usePath(id, UUID.randomUUID());
        assertThat(outcome(api().put(queryService(), use, ExemptionJourney.use(entered.text("subjectReference")))))
                .isEqualTo("RESERVED ");
        assertThat(api().postEmpty(queryService(), use + "/confirmation").text("outcome"))
                .isEqualTo("CONFIRMED");
        assertThat(Journey.consume(api(), queryService(), use)).isEqualTo("CONSUMED");

        journey.addDocument(id);
        journey.review(reviewerZhao(), id, "APPROVE");
        journey.review(ExemptionJourney.legal(), id, "APPROVE");
        assertThat(missing(journey.report(id))).isEmpty();

        clock.advance(Duration.ofHours(25));
        raiseOverdueExemptions.handle();
        assertThat(eventsAbout(id)).doesNotContain("JudicialExemptionOverdue");
        assertThat(api().get(officerLin(), ExemptionJourney.EXEMPTIONS + "/" + id)
                        .json()
                        .path("overdue")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName(
            "A16 · overdue: no further query, not even at its confirmation, and one alert however many instances look")
    void overdueIsRaisedOnce() throws Exception {
        var entered = journey.urgent();
        var id = entered.text("id");
        var subject = entered.text("subjectReference");
        var use = Journey.usePath(id, UUID.randomUUID());
        api().put(queryService(), use, ExemptionJourney.use(subject));

        clock.advance(Duration.ofHours(24));

        assertThat(outcome(api().postEmpty(queryService(), use + "/confirmation")))
                .isEqualTo("REFUSED A16");
        try (var instances = Executors.newFixedThreadPool(4)) {
            var looks = Stream.generate(() -> Executors.callable(raiseOverdueExemptions::handle))
                    .limit(8)
                    .toList();
            for (var look : instances.invokeAll(looks)) {
                look.get();
            }
        }
        assertThat(eventsAbout(id).stream().filter("JudicialExemptionOverdue"::equals))
                .hasSize(1);
        assertThat(jdbc.sql(
                                "SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = 'JudicialExemptionOverdue'")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .contains("document", "reviews", "centralBankReport", "officer.lin")
                .doesNotContain("110101199003070134", "张伟", "浙01");
    }

    @Test
    @DisplayName("A16 · everything missing is named in one answer, with the rule and its basis")
    void reportsEverythingAtOnce() {
        var answer = api().post(officerLin(), ExemptionJourney.EXEMPTIONS, Map.of("urgent", true));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("A16");
        assertThat(answer.json().at("/reasons/0/rule").asString()).isEqualTo("A16");
        assertThat(answer.json().path("errors").size()).isEqualTo(12);
    }

    @Test
    @DisplayName("A16 · a scan that is none is not kept, nor one after the first review")
    void documentsAreWhatTheyWere() {
        var id = journey.enter(officerLin(), Map.of()).text("id");
        var path = ExemptionJourney.EXEMPTIONS + "/" + id + "/document";
        assertThat(api().upload(officerLin(), path, "SCAN", new byte[] {1, 2, 3})
                        .text("code"))
                .isEqualTo("EVIDENCE_NOT_ACCEPTED");
        assertThat(api().get(reviewerZhao(), path).status()).isEqualTo(404);
        journey.addDocument(id);
        assertThat(api().get(reviewerZhao(), path).bytes()).isEqualTo(Journey.PDF);
        journey.review(reviewerZhao(), id, "APPROVE");
        assertThat(api().upload(officerLin(), path, "SCAN", Journey.PDF).text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("N1 · nothing of the document or the subject is stored in clear")
    void nothingIsStoredInClear() {
        journey.enter(officerLin(), Map.of());

        assertThat(jdbc.sql("SELECT judicial_exemption::text FROM judicial_exemption")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContain("张伟", "110101199003070134", "浙01"));
    }

    private String reserve(String id, String subject) {
        return outcome(
                api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), ExemptionJourney.use(subject)));
    }

    private static String outcome(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("outcome") + " "
                + answer.json().at("/reasons/0/rule").asString("");
    }

    private static List<String> missing(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer.json()
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
