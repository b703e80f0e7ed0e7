package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Queries that a rule refuses: the bureau never hears of them. */
@Journey
class RefusedQueryJourneyTests {

    private final RunningPlatform platform;
    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;

    RefusedQueryJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        this.clients = platform.clients();
        this.bureau = platform.bureau();
        this.branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName(
            "Q1 · refused without an authorization, with one of somebody else, with one for another purpose: no inquiry")
    void refusedWithoutAuthorization() {
        long before = bureau.inquiries();
        var person = RunningPlatform.PEOPLE.person(21);
        var nothing = branch.submit(person, Clients.newKey());
        assertThat(nothing.status()).as("%s", nothing).isEqualTo(403);
        nothing.assertProblem();
        assertThat(nothing.rules()).contains("Q1");
        assertThat(branch.stateOf(nothing.text("queryId"))).isEqualTo("REFUSED");

        var foreign = branch.submit(person, branch.authorize(RunningPlatform.PEOPLE.person(22)));
        assertThat(foreign.status()).as("%s", foreign).isEqualTo(403);

        var purpose = new HashMap<>(Branch.query(person, branch.authorize(person)));
        purpose.put("purpose", "GUARANTOR_CHECK");
        assertThat(clients.post(Branch.OFFICER, RunningPlatform.QUERIES, purpose)
                        .status())
                .isEqualTo(403);
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @Order(2)
    @DisplayName("A10 · withdrawn between request and review: refused, no inquiry")
    void withdrawnBetweenRequestAndReview() {
        long before = bureau.inquiries();
        var person = RunningPlatform.PEOPLE.person(23);
        String authorization = branch.authorize(person);
        String query = branch.submitted(person, authorization);
        var withdrawn = branch.withdraw(authorization);
        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(withdrawn.text("state")).isEqualTo("WITHDRAWN");
        var approved = branch.approve(query);
        assertThat(approved.status()).as("%s", approved).isEqualTo(403);
        approved.assertProblem();
        assertThat(approved.rules()).contains("A10");
        assertThat(branch.report(Branch.OFFICER, query).status()).isNotEqualTo(200);
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @Order(3)
    @DisplayName("Q4 · the requester cannot review the query, whatever roles the account holds")
    void reviewerIsTheRequester() {
        long before = bureau.inquiries();
        var person = RunningPlatform.PEOPLE.person(24);
        String query = branch.submitted(person, branch.authorize(person));
        var realm = platform.realm();
        realm.give(Branch.OFFICER, "reviewer");
        clients.forget(Branch.OFFICER);
        try {
            // A one-time password counts once: the next sign-in waits for the next one.
            var refused = await().atMost(Duration.ofSeconds(70))
                    .pollInterval(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> branch.review(Branch.OFFICER, query, "APPROVE"), answer -> answer.status() > 0);
            assertThat(refused.status()).as("%s", refused).isEqualTo(403);
            refused.assertProblem();
            assertThat(refused.rules()).contains("Q4");
        } finally {
            realm.take(Branch.OFFICER, "reviewer");
        }
        assertThat(bureau.inquiries()).isEqualTo(before);
        assertThat(branch.stateOf(query)).isEqualTo("PENDING_REVIEW");
    }

    @Test
    @Order(4)
    @DisplayName(
            "Q4 · a reviewer of another institution does not even learn that the query exists; the attempt is on record")
    void reviewerOfAnotherInstitution() {
        long before = bureau.inquiries();
        var person = RunningPlatform.PEOPLE.person(25);
        String query = branch.submitted(person, branch.authorize(person));
        var refused = branch.review("officer.gao", query, "APPROVE");
        assertThat(refused.status()).as("%s", refused).isEqualTo(404);
        refused.assertProblem();
        assertThat(clients.get("officer.gao", RunningPlatform.QUERIES + "/" + query)
                        .status())
                .isEqualTo(404);
        assertThat(bureau.inquiries()).isEqualTo(before);
        await().atMost(Duration.ofSeconds(30)).until(() -> platform.recorded(query, "ReviewRefused") == 1);
    }

    @Test
    @Order(5)
    @DisplayName("A13 · two queries at once under one use: one wins, one inquiry")
    void twoAtOnceUnderOneUse() throws Exception {
        long before = bureau.inquiries();
        var person = RunningPlatform.PEOPLE.person(26);
        String authorization = branch.authorize(person);
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var submissions = new ArrayList<Callable<Answer>>(
                    List.of(() -> branch.submit(person, authorization), () -> branch.submit(person, authorization)));
            answers = threads.invokeAll(submissions).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 403);
        var winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        var loser = answers.stream()
                .filter(answer -> answer.status() == 403)
                .findFirst()
                .orElseThrow();
        assertThat(loser.rules()).contains("A13");
        assertThat(branch.approve(winner.text("id")).text("state")).isEqualTo("ANSWERED");
        var third = branch.submit(person, authorization);
        assertThat(third.status()).isEqualTo(403);
        assertThat(third.rules()).contains("A13");
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }
}
