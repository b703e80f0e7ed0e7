package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A court or the police ask: no consent is needed, but papers, two reviewers, and a report in time. */
@Journey
class JudicialExemptionJourneyTests {

    private static final String EXEMPTIONS = "/api/v1/exemptions";
    private static final Map<String, Object> JUDICIAL = Map.of("purpose", "JUDICIAL_ASSISTANCE");

    private final RunningPlatform platform;
    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;

    JudicialExemptionJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        bureau = platform.bureau();
        branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName("A16 · documented and approved by two others, it covers one query of that person")
    void orderly() {
        var person = RunningPlatform.PEOPLE.person(79);
        String id = entered(person, Map.of());
        var unready = branch.submit(Branch.query(person, id, JUDICIAL));
        assertThat(unready.status()).as("%s", unready).isEqualTo(403);
        assertThat(unready.rules()).contains("A16");

        documented(id);
        assertThat(review(Branch.REVIEWER, id).status()).isEqualTo(200);
        var again = review(Branch.REVIEWER, id);
        assertThat(again.status()).as("%s", again).isEqualTo(403);
        assertThat(again.rules()).contains("O1");
        assertThat(review("legal.qin", id).text("state")).isEqualTo("APPROVED");

        String query = branch.submitted(Branch.query(person, id, JUDICIAL));
        assertThat(branch.approve(query).text("state")).isEqualTo("ANSWERED");
        assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
        var second = branch.submit(Branch.query(person, id, JUDICIAL));
        assertThat(second.status()).as("%s", second).isEqualTo(403);
        assertThat(second.rules()).contains("A13");
    }

    @Test
    @Order(2)
    @DisplayName(
            "A16 · urgent: queried first; not completed in time, the next query is refused and the ledger has the alarm")
    void urgentAndOverdue() {
        var person = RunningPlatform.PEOPLE.person(80);
        String id = entered(person, Map.of("urgent", true, "urgentGround", "MONEY_LAUNDERING"));
        String query = branch.submitted(Branch.query(person, id, JUDICIAL));
        assertThat(branch.approve(query).text("state")).isEqualTo("ANSWERED");

        // The platform runs by the real clock, so the day passes in the register: this one date is set back by hand.
        assertThat(platform.change(
                        "authorization",
                        "UPDATE judicial_exemption SET complete_by = now() - interval '1 second' WHERE id = ?::uuid",
                        id))
                .isEqualTo(1);
        long before = bureau.inquiries();
        var late = branch.submit(Branch.query(person, id, JUDICIAL));
        assertThat(late.status()).as("%s", late).isEqualTo(403);
        assertThat(late.rules()).contains("A16");
        assertThat(bureau.inquiries()).isEqualTo(before);
        assertThat(clients.get(Branch.OFFICER, EXEMPTIONS + "/" + id)
                        .json()
                        .path("overdue")
                        .asBoolean())
                .isTrue();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.recorded(id, "JudicialExemptionOverdue") == 1);
    }

    private String entered(SyntheticPerson person, Map<String, Object> otherwise) {
        var statement = new HashMap<String, Object>();
        statement.put("authority", Map.of("name", "杭州市中级人民法院", "kind", "COURT"));
        statement.put("document", Map.of("kind", "ASSISTANCE_NOTICE", "number", "（2026）浙01协查8号"));
        statement.put("caseNumber", "（2026）浙01民初123号");
        statement.put("legalArticle", "民事诉讼法 第二百五十三条");
        statement.put("sealChecked", true);
        statement.put("subject", Branch.subject(person));
        statement.put("reportType", "PERSONAL");
        statement.putAll(otherwise);
        var entered = clients.post(Branch.OFFICER, EXEMPTIONS, statement);
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        return entered.text("id");
    }

    private void documented(String id) {
        var added = clients.upload(
                Branch.OFFICER, EXEMPTIONS + "/" + id + "/document", "SCAN", "application/pdf", Branch.scan());
        assertThat(added.status()).as("%s", added).isEqualTo(200);
    }

    private Answer review(String reviewer, String id) {
        return clients.post(reviewer, EXEMPTIONS + "/" + id + "/reviews", Map.of("decision", "APPROVE"));
    }
}
