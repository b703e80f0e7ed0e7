package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The main job: from the authorization to the masked report, and the subject who sees it. */
@Journey
class CreditQueryJourneyTests {

    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;

    CreditQueryJourneyTests(RunningPlatform platform) {
        this.clients = platform.clients();
        this.bureau = platform.bureau();
        this.branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName(
            "Q1 · Q4 · Q12 · M2 · Q14 · answered: one inquiry, and the officer sees the report without one full number")
    void answered() {
        // Two with everything in their reports, free texts included, and one of the ordinary.
        for (int number : List.of(1, 2, 17)) {
            var person = RunningPlatform.PEOPLE.person(number);
            String query = branch.submitted(person, branch.authorize(person));
            var approved = branch.approve(query);
            assertThat(approved.status()).as("%s", approved).isEqualTo(200);
            assertThat(approved.text("state")).isEqualTo("ANSWERED");
            assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
            for (String viewer : List.of(Branch.OFFICER, Branch.REVIEWER)) {
                var report = branch.reportInTheEnd(viewer, query);
                assertThat(report.status()).as("%s", report).isEqualTo(200);
                assertThat(report.header("Cache-Control")).contains("no-store");
                assertThat(report.json().path("watermark").path("operator").asString(""))
                        .isEqualTo(viewer);
                assertThat(report.json().path("sections").propertyNames()).contains("PA01", "PB01", "PD01");
                assertShowsNoFullNumber(report, person);
            }
        }
    }

    private static void assertShowsNoFullNumber(Answer report, SyntheticPerson person) {
        String shown = report.body();
        String joined = shown.replaceAll("(?<=\\d)[ -](?=\\d)", "");
        for (String identifier : person.identifiers()) {
            assertThat(shown.contains(identifier) || joined.contains(identifier))
                    .as("a number of person %d is shown in full", person.number())
                    .isFalse();
        }
        var search = new PersonalDataSearch(List.of(person), List.of(), List.of());
        search.search("the report", shown);
        assertThat(search.sightings()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("Q14 · nobody but requester and reviewer sees a report")
    void nobodyElseSeesTheReport() {
        var person = RunningPlatform.PEOPLE.person(18);
        String query = branch.submitted(person, branch.authorize(person));
        assertThat(branch.report(Branch.OFFICER, query).status()).isNotEqualTo(200);
        assertThat(branch.approve(query).status()).isEqualTo(200);
        for (String other : List.of("officer.gao", "subject.zhang", "auditor.wang", "dispute.chen")) {
            assertThat(branch.report(other, query).status()).as(other).isIn(403, 404);
        }
    }

    @Test
    @Order(3)
    @DisplayName("Q9 · Q12 · somebody not on file, and somebody the bureau blocks: an outcome, no report")
    void noRecordAndRejected() {
        var unknown = RunningPlatform.PEOPLE.person(201);
        String first = branch.submitted(unknown, branch.authorize(unknown));
        assertThat(branch.approve(first).text("state")).isEqualTo("NO_RECORD");
        assertThat(branch.report(Branch.OFFICER, first).status()).isNotEqualTo(200);
        var blocked = RunningPlatform.PEOPLE.person(204);
        String second = branch.submitted(blocked, branch.authorize(blocked));
        assertThat(branch.approve(second).text("state")).isEqualTo("REJECTED");
        assertThat(branch.report(Branch.OFFICER, second).status()).isNotEqualTo(200);
    }

    @Test
    @Order(4)
    @DisplayName("D7 · the subject sees the query made on them, with a proof")
    void theSubjectSeesTheQuery() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var mine = clients.get("subject.zhang", "/api/v1/my/queries");
                    assertThat(mine.status()).as("%s", mine).isEqualTo(200);
                    assertThat(mine.body()).contains("B10001").contains("treeHead");
                });
        assertThat(clients.get("subject.li", "/api/v1/my/queries").status()).isEqualTo(200);
    }
}
