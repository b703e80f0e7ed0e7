package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The bank's partners: one that the subject has named, and a second one under a consent of its own. */
@Journey
class PartnerJourneyTests {

    private static final String GUARANTEE = "partner-guarantee";
    private static final String LEASING = "partner-leasing";

    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;
    private final Partners partners;

    PartnerJourneyTests(RunningPlatform platform) {
        Contracts.assumeFiled("examples/internal/use-reserved-by-partner.json");
        clients = platform.clients();
        bureau = platform.bureau();
        branch = platform.branch();
        partners = new Partners(clients);
    }

    @Test
    @Order(1)
    @DisplayName(
            "A7, O1 · a partner asks once it is registered and approved by another, and named; one that is not named learns nothing")
    void named() {
        var person = RunningPlatform.PEOPLE.person(81);
        partners.register("P30001", "江南融资担保有限公司", "FINANCING_GUARANTEE");
        partners.register("P30002", "江南融资租赁有限公司", "FINANCE_LEASE");
        String consent = branch.authorize(person, naming(3, "P30001"));

        String query = answered(GUARANTEE, person, consent);
        assertSummaryOnly(clients.get(GUARANTEE, RunningPlatform.QUERIES + "/" + query + "/report"), person);
        assertThat(clients.get(LEASING, RunningPlatform.QUERIES + "/" + query + "/report")
                        .status())
                .isEqualTo(404);

        long before = bureau.inquiries();
        var unnamed = clients.post(LEASING, RunningPlatform.QUERIES, Branch.query(person, consent));
        assertThat(unnamed.status()).as("%s", unnamed).isEqualTo(403);
        assertThat(unnamed.rules()).contains("Q1").doesNotContain("A7");
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @Order(2)
    @DisplayName(
            "A7, A10 · handed on under a separate consent; when the first is withdrawn, both partners are refused at once")
    void twoHops() {
        var person = RunningPlatform.PEOPLE.person(82);
        partners.register("P30001", "江南融资担保有限公司", "FINANCING_GUARANTEE");
        partners.register("P30002", "江南融资租赁有限公司", "FINANCE_LEASE");
        String root = branch.authorize(person, naming(3, "P30001"));
        var handingOn = new HashMap<>(naming(1, "P30002"));
        handingOn.put("derivedFrom", Map.of("authorizationId", root, "partner", "P30001"));
        String hop = branch.authorize(person, handingOn);

        String query = answered(LEASING, person, hop);
        assertSummaryOnly(clients.get(LEASING, RunningPlatform.QUERIES + "/" + query + "/report"), person);

        assertThat(branch.withdraw(root).status()).isEqualTo(200);
        long before = bureau.inquiries();
        var first = clients.post(GUARANTEE, RunningPlatform.QUERIES, Branch.query(person, root));
        assertThat(first.status()).as("%s", first).isEqualTo(403);
        assertThat(first.rules()).contains("A10");
        var second = clients.post(LEASING, RunningPlatform.QUERIES, Branch.query(person, hop));
        assertThat(second.status()).as("%s", second).isEqualTo(403);
        assertThat(second.rules()).contains("A7");
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    private String answered(String partner, SyntheticPerson person, String consent) {
        var answer = clients.post(partner, RunningPlatform.QUERIES, Branch.query(person, consent));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("ANSWERED");
        return answer.text("id");
    }

    /** Header and summaries; no account, no address, no number, and no name in full. */
    private static void assertSummaryOnly(Answer report, SyntheticPerson person) {
        assertThat(report.status()).as("%s", report).isEqualTo(200);
        var sections = report.json().path("sections").propertyNames();
        assertThat(sections).contains("PA01").allMatch(section -> section.matches("PA01|PC0[1-5]"));
        var search = new PersonalDataSearch(List.of(person), List.of(person), List.of());
        search.search("what the partner sees", report.body());
        assertThat(search.sightings()).isEmpty();
    }

    private static Map<String, Object> naming(int uses, String partner) {
        return Map.of(
                "product",
                "SHORT_TERM_CREDIT",
                "uses",
                uses,
                "recipients",
                List.of(Map.of("institutionCode", partner, "purpose", "LOAN_APPLICATION")));
    }
}
