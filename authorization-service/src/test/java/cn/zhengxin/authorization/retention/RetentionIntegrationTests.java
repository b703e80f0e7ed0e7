package cn.zhengxin.authorization.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private List<EventHandler> handlers;

    @Autowired
    private TransactionTemplate transaction;

    private RetentionJourney journey;

    @BeforeEach
    void open() {
        journey = new RetentionJourney(api(), clock);
    }

    @Test
    @DisplayName(
            "A15 · due, proposed, approved by another person: keys are gone, the certificate stays, the row remains provable")
    void destroysWithCertificate() {
        var file = due();
        assertThat(dueList()).contains(file);
        var proposed = journey.propose(RetentionJourney.sun(), file);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        var id = proposed.text("id");
        assertThat(dueList()).doesNotContain(file);
        assertThat(read(file).json().has("subject")).isTrue();

        var executed = journey.decide(RetentionJourney.qin(), id, "APPROVE");

        assertThat(executed.status()).as(executed.body()).isEqualTo(200);
        assertThat(executed.text("state")).isEqualTo("EXECUTED");
        assertThat(journey.hold(RetentionJourney.sun(), "authorizationId", file).text("code"))
                .as("nothing is left to hold")
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        var certificate = executed.json().path("certificate");
        assertThat(certificate.path("number").asString()).matches("DC[0-9]{16}");
        assertThat(certificate.path("proposedBy").asString()).isEqualTo("compliance.sun");
        assertThat(certificate.path("approvedBy").asString()).isEqualTo("legal.qin");
        assertThat(certificate.path("fileCount").asInt()).isEqualTo(1);
        assertThat(certificate
                        .path("parts")
                        .valueStream()
                        .map(part -> part.path("table").asString()))
                .contains("evidence", "sealed_particulars");
        assertThat(certificate
                        .path("parts")
                        .valueStream()
                        .map(part -> part.path("sha256").asString()))
                .allSatisfy(digest -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertThat(api().get(RetentionJourney.sun(), RetentionJourney.DESTRUCTIONS + "/" + id)
                        .json()
                        .path("certificate"))
                .isEqualTo(certificate);
        assertThat(eventsAbout(id))
                .containsExactly("DestructionProposed", "DestructionApproved", "DestructionExecuted");

        var shown = read(file);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().has("subject")).isFalse();
        assertThat(shown.json().has("purposeStatement")).isFalse();
        assertThat(shown.json().path("remarks").size()).isZero();
        assertThat(shown.text("number")).startsWith("AU");
        assertThat(api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + file + "/document")
                        .status())
                .isEqualTo(404);
        assertThat(openKeys(file)).isZero();
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM evidence WHERE authorization_id = :id::uuid AND octet_length(ciphertext) > 0")
                        .param("id", file)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(journey.decide(RetentionJourney.qin(), id, "APPROVE").text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("A15 · everything that stands in the way is named, by file, and nothing is proposed")
    void namesEveryObstacle() {
        var free = due();
        var fresh = journey.withdrawn(false);
        var asked = journey.withdrawn(true);
        endedLongAgo(asked);
        var held = due();
        var hold = journey.hold(RetentionJourney.sun(), "authorizationId", held).text("id");
        var proposed = due();
        journey.propose(RetentionJourney.sun(), proposed);
        var unknown = UUID.randomUUID().toString();

        var answer = journey.propose(RetentionJourney.sun(), free, fresh, asked, held, proposed, unknown);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("A15");
        assertThat(answer.json().at("/reasons/0/rule").asString()).isEqualTo("A15");
        assertThat(errors(answer))
                .containsExactlyInAnyOrder(
                        "authorizationIds[1] its retention has not ended",
                        "authorizationIds[2] its retention has not ended",
                        "authorizationIds[3] is under a legal hold",
                        "authorizationIds[4] is proposed for destruction, or destroyed, already",
                        "authorizationIds[5] is no file of this institution");
        assertThat(dueList()).contains(free).doesNotContain(fresh, asked, held, proposed);
        assertThat(journey.lift(RetentionJourney.qin(), hold).status()).isEqualTo(200);
        assertThat(journey.propose(RetentionJourney.sun(), free, held).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A15 · another institution's file is no file")
    void othersFilesAreNone() {
        var file = due();
        var stranger = staff("compliance.two", "B20001", "E2005", List.of("compliance-officer"));

        assertThat(errors(journey.propose(stranger, file)))
                .containsExactly("authorizationIds[0] is no file of this institution");
        var id = journey.propose(RetentionJourney.sun(), file).text("id");
        assertThat(journey.decide(stranger, id, "APPROVE").status()).isEqualTo(404);
        assertThat(api().get(stranger, RetentionJourney.DESTRUCTIONS + "/" + id).status())
                .isEqualTo(404);
        assertThat(journey.hold(stranger, "authorizationId", file).status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "A15 · everything is checked again when it is approved: a hold placed meanwhile stops it, lifted by another it goes on")
    void checksAgainAtApproval() {
        var file = due();
        var id = journey.propose(RetentionJourney.sun(), file).text("id");
        var hold = journey.hold(RetentionJourney.sun(), "subjectReference", subjectOf(file))
                .text("id");

        var refused = journey.decide(RetentionJourney.qin(), id, "APPROVE");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).containsExactly("files[0] is under a legal hold");
        assertThat(openKeys(file)).isPositive();
        assertThat(eventsAbout(id)).containsExactly("DestructionProposed", "DestructionRefused");
        assertThat(journey.lift(RetentionJourney.sun(), hold).text("code")).isEqualTo("O1");
        assertThat(journey.lift(RetentionJourney.qin(), hold).text("liftedBy")).isEqualTo("legal.qin");
        assertThat(journey.lift(RetentionJourney.qin(), hold).text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThat(journey.decide(RetentionJourney.qin(), id, "APPROVE").text("state"))
                .isEqualTo("EXECUTED");
    }

    @Test
    @DisplayName("A15 · an open dispute of the subject stops it until it is decided, in whatever order its events come")
    void openDisputesStopIt() {
        var file = due();
        var subject = subjectOf(file);
        var dispute = UUID.randomUUID();
        dispute("DisputeFiled", dispute, subject);

        assertThat(errors(journey.propose(RetentionJourney.sun(), file)))
                .containsExactly("authorizationIds[0] its subject has an open dispute");

        dispute("DisputeDecided", dispute, subject);
        var early = UUID.randomUUID();
        dispute("DisputeDecided", early, subject);
        dispute("DisputeFiled", early, subject);
        assertThat(journey.propose(RetentionJourney.sun(), file).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A15 · turned down, nothing is destroyed, and the file can be proposed anew")
    void turnedDownCanBeProposedAnew() {
        var file = due();
        var id = journey.propose(RetentionJourney.sun(), file).text("id");

        assertThat(journey.decide(RetentionJourney.qin(), id, "REJECT").text("state"))
                .isEqualTo("TURNED_DOWN");
        assertThat(openKeys(file)).isPositive();
        assertThat(journey.propose(RetentionJourney.sun(), file).status()).isEqualTo(201);
    }

    private String due() {
        var file = journey.withdrawn(false);
        endedLongAgo(file);
        return file;
    }

    private Api.Answer read(String file) {
        return api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + file);
    }

    private String subjectOf(String file) {
        return read(file).text("subjectReference");
    }

    private List<String> dueList() {
        var due = api().get(RetentionJourney.sun(), RetentionJourney.DESTRUCTIONS + "/due");
        assertThat(due.status()).as(due.body()).isEqualTo(200);
        return due.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("authorizationId").asString())
                .toList();
    }

    private long openKeys(String file) {
        return jdbc.sql("""
                        SELECT (SELECT count(wrapped_key) FROM evidence WHERE authorization_id = :id::uuid)
                             + (SELECT count(wrapped_key) FROM sealed_particulars WHERE authorization_id = :id::uuid)
                        """).param("id", file).query(Long.class).single();
    }

    private void dispute(String type, UUID dispute, String subject) {
        var event = AuditEvent.of(
                        type,
                        dispute.toString(),
                        clock.instant(),
                        new Actor(ActorKind.SUBJECT, subject, null, null),
                        Origin.unknown(),
                        "FILED")
                .onSubject(subject);
        var handler = handlers.stream()
                .filter(candidate -> candidate.group().equals("authorization-service.retention"))
                .findFirst()
                .orElseThrow();
        transaction.executeWithoutResult(
                _ -> handler.handle(new ReceivedEvent(event, "dispute", 1, "credit.dispute.v1", 0, 0)));
    }

    private static List<String> errors(Api.Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString() + " "
                        + error.path("message").asString())
                .toList();
    }
}
