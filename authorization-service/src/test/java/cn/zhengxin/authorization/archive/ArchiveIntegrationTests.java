package cn.zhengxin.authorization.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchiveIntegrationTests extends AuthorizationServiceIntegration {

    private ArchiveJourney journey;
    private String file;

    @BeforeEach
    void open() {
        journey = new ArchiveJourney(api());
        file = new Journey(api(), clock).draft(1);
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "A14 · another's file: asked for, approved by a risk officer, open for the policy's hours, each reading with the access")
    void opensByRiskApproval() {
        assertThat(read(ArchiveJourney.wei()).status()).isEqualTo(404);
        var asked = journey.request(ArchiveJourney.wei(), file);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var id = asked.text("id");
        assertThat(read(ArchiveJourney.wei()).status()).isEqualTo(404);
        assertThat(journey.decide(ArchiveJourney.qin(), id, "APPROVE").status()).isEqualTo(404);

        var granted = journey.decide(ArchiveJourney.tang(), id, "APPROVE");

        assertThat(granted.text("state")).as(granted.body()).isEqualTo("GRANTED");
        assertThat(granted.json().path("open").asBoolean()).isTrue();
        assertThat(read(ArchiveJourney.wei()).status()).isEqualTo(200);
        assertThat(jdbc.sql("SELECT body FROM outbox_event WHERE aggregate_id = :file AND type = 'ArchiveRead'")
                        .param("file", file)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(id, "officer.wei");
        assertThat(read(ArchiveJourney.staff("officer.hu", "E1077", "query-officer"))
                        .status())
                .isEqualTo(404);
        clock.advance(Duration.ofHours(24));
        assertThat(read(ArchiveJourney.wei()).status()).isEqualTo(404);
        assertThat(eventsAbout(id)).containsExactly("ArchiveAccessRequested", "ArchiveAccessApproved");
    }

    @Test
    @DisplayName("A14 · an outside authority's: legal document and two legal reviewers, then one named employee")
    void opensForAuthority() {
        var asked = journey.requestForAuthority(ArchiveJourney.wei(), file, "E1008");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var id = asked.text("id");
        var head = ArchiveJourney.staff("head.wu", "E1008", "risk-officer");
        assertThat(journey.decide(ArchiveJourney.qin(), id, "APPROVE").text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThat(journey.decide(ArchiveJourney.tang(), id, "APPROVE").status())
                .isEqualTo(404);
        journey.addDocument(ArchiveJourney.wei(), id);
        assertThat(api().get(ArchiveJourney.qin(), ArchiveJourney.ACCESSES + "/" + id + "/document")
                        .bytes())
                .isEqualTo(Journey.PDF);
        assertThat(journey.decide(ArchiveJourney.qin(), id, "APPROVE").text("state"))
                .isEqualTo("PENDING");
        assertThat(journey.decide(ArchiveJourney.qin(), id, "APPROVE").text("code"))
                .isEqualTo("O1");
        assertThat(read(head).status()).isEqualTo(404);
        assertThat(journey.decide(ArchiveJourney.xu(), id, "APPROVE").text("state"))
                .isEqualTo("GRANTED");

        assertThat(read(head).status()).isEqualTo(200);
        assertThat(read(ArchiveJourney.wei()).status()).isEqualTo(404);
        assertThat(jdbc.sql("SELECT archive_access::text FROM archive_access")
                        .query(String.class)
                        .list())
                .allSatisfy(row -> assertThat(row).doesNotContain("法院", "浙01", "复审"));
    }

    @Test
    @DisplayName("A14 · whoever asks learns of no other institution's file, and everything missing is named")
    void tellsNothingOfOthers() {
        assertThat(journey.request(officerGao(), file).status()).isEqualTo(404);
        assertThat(journey.request(ArchiveJourney.wei(), UUID.randomUUID().toString())
                        .status())
                .isEqualTo(404);
        var answer = api().post(ArchiveJourney.wei(), ArchiveJourney.ACCESSES, Map.of("authority", Map.of()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("A14");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "authorizationId",
                        "reason",
                        "authority.name",
                        "authority.documentKind",
                        "authority.documentNumber",
                        "authority.caseNumber",
                        "employeeNumber");
    }

    @Test
    @DisplayName("A14, N2 · a reason that holds a person's number is refused and not told back")
    void aReasonHoldsNoNumber() {
        var answer = api().post(
                        ArchiveJourney.wei(),
                        ArchiveJourney.ACCESSES,
                        Map.of("authorizationId", file, "reason", "来电 13800138000"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("reason");
        assertThat(answer.body()).doesNotContain("13800138000");
    }

    @Test
    @DisplayName("A14 · heads page through their department, officers through their own, reviewers through what waits")
    void listsWithinScope() {
        assertThat(listed(ArchiveJourney.staff("head.wu", "E1008", "department-head")))
                .contains(file);
        assertThat(listed(officerLin())).contains(file);
        assertThat(listed(ArchiveJourney.wei())).doesNotContain(file);
        assertThat(listed(reviewerZhao())).doesNotContain(file);
        assertThat(listed(ArchiveJourney.staff("compliance.sun", "E1005", "compliance-officer")))
                .contains(file);
        var signed = new Journey(api(), clock).signed(1);
        assertThat(listed(reviewerZhao())).contains(signed);
        var active = new Journey(api(), clock).active(1);
        assertThat(listed(reviewerZhao())).contains(active);
        assertThat(listed(ArchiveJourney.staff("reviewer.two", "E1098", "reviewer")))
                .contains(signed)
                .doesNotContain(active);
    }

    @Test
    @DisplayName("A14 · rows older than departments can be read")
    void readsOldRows() {
        owner().sql("UPDATE customer_authorization SET entered_by = entered_by - 'branch' WHERE id = :id::uuid")
                .param("id", file)
                .update();

        assertThat(read(officerLin()).status()).isEqualTo(200);
        assertThat(read(ArchiveJourney.staff("head.wu", "E1008", "department-head"))
                        .status())
                .isEqualTo(404);
    }

    private Api.Answer read(String token) {
        return api().get(token, Journey.AUTHORIZATIONS + "/" + file);
    }

    private List<String> listed(String token) {
        var page = api().get(token, Journey.AUTHORIZATIONS + "?limit=20");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
