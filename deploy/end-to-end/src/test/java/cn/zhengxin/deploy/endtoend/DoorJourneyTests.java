package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the platform's door refuses, and what it answers twice. */
@Journey
class DoorJourneyTests {

    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;

    DoorJourneyTests(RunningPlatform platform) {
        this.clients = platform.clients();
        this.bureau = platform.bureau();
        this.branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName("N3 · a query without a token is 401")
    void withoutAToken() {
        var answer = clients.postWithoutToken(
                RunningPlatform.QUERIES, Branch.query(RunningPlatform.PEOPLE.person(11), Clients.newKey()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        answer.assertProblem();
    }

    @Test
    @Order(2)
    @DisplayName("N3 · a query with a customer's token is 403")
    void withACustomersToken() {
        var answer = clients.post(
                "subject.zhang",
                RunningPlatform.QUERIES,
                Branch.query(RunningPlatform.PEOPLE.person(1), Clients.newKey()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        answer.assertProblem();
    }

    @Test
    @Order(3)
    @DisplayName("A query with an unknown field is 400, which names the field and no value")
    void withAnUnknownField() {
        var body = new HashMap<>(Branch.query(RunningPlatform.PEOPLE.person(11), Clients.newKey()));
        body.put("favouriteColour", "vermilion");
        var answer = clients.post(Branch.OFFICER, RunningPlatform.QUERIES, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        answer.assertProblem();
        assertThat(answer.body()).contains("favouriteColour").doesNotContain("vermilion");
    }

    @Test
    @Order(4)
    @DisplayName("N4 · a query without Idempotency-Key is 400")
    void withoutAKey() {
        var answer = clients.postWithoutKey(
                Branch.OFFICER,
                RunningPlatform.QUERIES,
                Branch.query(RunningPlatform.PEOPLE.person(11), Clients.newKey()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        answer.assertProblem();
        assertThat(answer.rules()).contains("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    @Order(5)
    @DisplayName(
            "N4 · Q12 · the same key twice gives the same answers, one query and one inquiry; another payload is 422")
    void theSameKeyTwice() {
        var person = RunningPlatform.PEOPLE.person(12);
        var body = Branch.query(person, branch.authorize(person));
        String key = Clients.newKey();
        var first = clients.post(Branch.OFFICER, RunningPlatform.QUERIES, body, key);
        var second = clients.post(Branch.OFFICER, RunningPlatform.QUERIES, body, key);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());

        var other = new HashMap<>(body);
        other.put("businessReference", "LN-2026-OTHER");
        assertThat(clients.post(Branch.OFFICER, RunningPlatform.QUERIES, other, key)
                        .status())
                .isEqualTo(422);

        String review = RunningPlatform.QUERIES + "/" + first.text("id") + "/review";
        String reviewKey = Clients.newKey();
        long before = bureau.inquiries();
        var decision = Map.of("decision", "APPROVE", "comment", "checked");
        var approved = clients.post(Branch.REVIEWER, review, decision, reviewKey);
        var again = clients.post(Branch.REVIEWER, review, decision, reviewKey);
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(again.body()).isEqualTo(approved.body());
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }
}
