package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody new at the branch: from the application to the first query, out again for a violation, and back. */
@Journey
class OperatorJourneyTests {

    private static final String OPERATORS = "/api/v1/operators";
    private static final String ADMINISTRATOR = "admin.institution";
    private static final Duration GOAL = Duration.ofSeconds(1);

    private final RunningPlatform platform;
    private final Clients clients;
    private final Branch branch;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String newcomer = "officer.new" + mark;
    private final String self = OPERATORS + "/" + newcomer;
    private final String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    OperatorJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        branch = platform.branch();
    }

    @Test
    @DisplayName(
            "O5, O9, O6, O11 · applied, examined, approved, opened; signed in with two factors; suspended at grade C and refused at once; back after 90 days")
    void fromApplicationToReturn() {
        admitted();
        signedInForTheFirstTime();
        var person = RunningPlatform.PEOPLE.person(78);
        String first = queried(branch.authorize(person));
        assertThat(branch.approve(first).text("state")).isEqualTo("ANSWERED");

        suspendedAtGradeC(branch.authorize(person));
        backAfterNinetyDays();
        String second = queried(branch.authorize(person));
        assertThat(branch.approve(second).status()).isEqualTo(200);
    }

    private void admitted() {
        assertState(
                clients.post(
                        ADMINISTRATOR,
                        OPERATORS,
                        Map.of(
                                "account",
                                newcomer,
                                "employeeNumber",
                                "N" + mark.toUpperCase(Locale.ROOT),
                                "institution",
                                "B10001",
                                "branch",
                                "B10001-01",
                                "roles",
                                List.of("query-officer"))),
                201,
                "APPLIED");
        var tooEarly = step(ADMINISTRATOR, "opening");
        assertThat(tooEarly.status()).as("%s", tooEarly).isEqualTo(403);
        assertThat(tooEarly.rules()).contains("O5");
        assertThat(tooEarly.fields()).contains("exam", "training", "confidentialityAgreement");

        step(ADMINISTRATOR, "exam-results", Map.of("examId", "EXAM-" + mark, "percent", 85, "date", today));
        step(ADMINISTRATOR, "trainings", Map.of("trainingId", "TRAINING-" + mark, "date", today));
        assertState(
                step(
                        ADMINISTRATOR,
                        "confidentiality-agreements",
                        Map.of("documentId", "AGREEMENT-" + mark, "date", today)),
                200,
                "TRAINED");
        assertThat(step(ADMINISTRATOR, "approvals").status()).isEqualTo(403);
        assertThat(step("head.wu", "approvals").status()).isEqualTo(200);
        assertState(step("admin.province", "approvals"), 200, "APPROVED");
        assertState(step(ADMINISTRATOR, "opening"), 200, "ACTIVE");
        assertThat(step(ADMINISTRATOR, "bureau-account", Map.of("bureauAccount", "B10001-" + mark))
                        .status())
                .isEqualTo(200);
        assertThat(step(ADMINISTRATOR, "terminals", Map.of("address", "127.0.0.1"))
                        .status())
                .isIn(200, 201);
    }

    /** O9: the handed password works once, and only to choose another and to set up the second factor. */
    private void signedInForTheFirstTime() {
        // The account reaches the identity provider by its event.
        var handed = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> step(ADMINISTRATOR, "first-password"), answer -> answer.status() == 200)
                .text("password");
        assertThat(handed).isNotEmpty();
        clients.signsInBy(newcomer, () -> {
            var signIn = new FirstSignIn(platform.address().issuer());
            String token = signIn.signIn(newcomer, handed, "chosen-by-" + mark + "-alone");
            assertThat(signIn.pages()).contains("choose a password", "set up one-time password");
            return token;
        });
    }

    private String queried(String authorization) {
        var answer = clients.post(
                newcomer, RunningPlatform.QUERIES, Branch.query(RunningPlatform.PEOPLE.person(78), authorization));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.text("id");
    }

    /** O6, O11: a confirmed finding, and the token that is still good for minutes is refused. */
    private void suspendedAtGradeC(String authorization) {
        var query = Branch.query(RunningPlatform.PEOPLE.person(78), authorization);
        var deducted = step(
                "compliance.sun",
                "deductions",
                Map.of("violation", "QUERY_WITHOUT_AUTHORIZATION", "findingReference", "FINDING-" + mark));
        long committed = System.nanoTime();
        assertState(deducted, 200, "SUSPENDED");
        var refused = await().atMost(GOAL)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> clients.post(newcomer, RunningPlatform.QUERIES, query),
                        answer -> answer.status() == 403 || answer.status() == 401);
        platform.measurements()
                .note(String.format(
                        Locale.ROOT,
                        "O11 suspended at grade C: refused %.1f ms after the deduction's answer",
                        (System.nanoTime() - committed) / 1e6));
        assertThat(refused.rules()).containsAnyOf("O11", "Q2");
    }

    private void backAfterNinetyDays() {
        var tooEarly = step(ADMINISTRATOR, "reinstatement");
        assertThat(tooEarly.status()).as("%s", tooEarly).isEqualTo(403);
        assertThat(tooEarly.rules()).contains("O6");
        assertThat(tooEarly.fields()).hasSize(3);
        // The platform runs by the real clock, so ninety days pass in the register: this one date is set back by hand.
        assertThat(platform.change("authorization", """
                        UPDATE credit_operator SET suspension = jsonb_set(suspension, '{at}', to_jsonb(to_char(
                            (suspension ->> 'at')::timestamptz AT TIME ZONE 'UTC' - interval '91 days',
                            'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
                        WHERE account = ?
                        """, newcomer)).isEqualTo(1);
        step(ADMINISTRATOR, "exam-results", Map.of("examId", "RETURN-" + mark, "percent", 95, "date", today));
        var unapproved = step(ADMINISTRATOR, "reinstatement");
        assertThat(unapproved.status()).as("%s", unapproved).isEqualTo(403);
        assertThat(unapproved.fields()).hasSize(1);
        assertThat(step("head.wu", "approvals").status()).isEqualTo(200);
        var back = step(ADMINISTRATOR, "reinstatement");
        assertState(back, 200, "ACTIVE");
        assertThat(back.json().path("points").asInt()).isEqualTo(100);
    }

    private Answer step(String who, String what) {
        return step(who, what, Map.of());
    }

    private Answer step(String who, String what, Map<String, Object> body) {
        return clients.post(who, self + "/" + what, body);
    }

    private static void assertState(Answer answer, int status, String state) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.text("state")).isEqualTo(state);
    }
}
