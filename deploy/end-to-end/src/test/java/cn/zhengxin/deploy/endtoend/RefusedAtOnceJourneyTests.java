package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.endtoend.SteadyLoad.Exchange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Withdrawn, suspended or a role less while queries come in, fifty a second: how long the platform goes on accepting. Fifty is what the
 * gateway grants one account for good, so one officer sends them all and no limit is lifted.
 */
@Journey
@Order(Stage.LOAD)
class RefusedAtOnceJourneyTests {

    private static final int PER_SECOND = 50;
    private static final int BEFORE = 2 * PER_SECOND;
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration GOAL = Duration.ofSeconds(1);

    /** The product with most uses: enough for seven seconds at this rate. */
    private static final Map<String, Object> MANY_USES = Map.of(
            "purpose", "POST_LOAN_MANAGEMENT",
            "purposeStatement", "个人住房贷款贷后管理",
            "product", "LONG_TERM_LOAN",
            "clauses", List.of("POST_LOAN_MANAGEMENT"),
            "uses", 360);

    private final RunningPlatform platform;
    private final Clients clients;
    private final Branch branch;
    private final CoreSystem core;

    RefusedAtOnceJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        branch = platform.branch();
        core = new CoreSystem(platform);
        // Q5: one loan is looked after fifty times a second here, which no bank's policy lets be.
        platform.change("query", """
                INSERT INTO policy_rule_of_institution (policy_version, rule, institution, numbers)
                SELECT policy_version, rule, 'B10001', '{"normalQueries": "100000"}' FROM policy_rule WHERE rule = 'Q5'
                ON CONFLICT DO NOTHING
                """);
    }

    @Test
    @Order(1)
    @DisplayName(
            "A10 · withdrawn by the subject under fifty queries a second: refused within 1 s, and none passes after")
    void withdrawnUnderLoad() {
        // Person 1 is subject.zhang.
        var person = RunningPlatform.PEOPLE.person(1);
        String authorization = branch.authorize(person, MANY_USES);
        clients.signIn("subject.zhang");
        var accepted = underLoad(
                "A10 withdrawn",
                Branch.OFFICER,
                authorization,
                () -> clients.post(
                        "subject.zhang", "/api/v1/authorizations/" + authorization + "/withdrawal", Map.of()),
                "A10");
        platform.awaitRecorded(authorization, "AuthorizationWithdrawn");
        assertThat(platform.recordedAfter(authorization, "AuthorizationUseReserved", "AuthorizationWithdrawn"))
                .as("uses taken after the withdrawal, by the clock of the service that decides")
                .isZero();
        long inquiries = platform.bureau().inquiries();
        for (var pending : List.of(accepted.getFirst(), accepted.getLast())) {
            var approved = branch.approve(pending.text("id"));
            assertThat(approved.status()).as("%s", approved).isEqualTo(403);
            assertThat(approved.rules()).contains("A10");
        }
        assertThat(platform.bureau().inquiries()).isEqualTo(inquiries);
    }

    @Test
    @Order(2)
    @DisplayName(
            "O11 · suspended by the administrator under fifty queries a second: refused within 1 s, with the token held")
    void suspendedUnderLoad() {
        String officer = "officer.wei";
        String authorization = branch.authorize(RunningPlatform.PEOPLE.person(1), MANY_USES);
        clients.signIn("admin.institution");
        try {
            underLoad(
                    "O11 suspended",
                    officer,
                    authorization,
                    () -> clients.post(
                            "admin.institution",
                            "/api/v1/operators/" + officer + "/suspension",
                            Map.of("reason", "VIOLATION_SUSPECTED")),
                    "O11",
                    "Q2");
        } finally {
            var back = clients.post("admin.institution", "/api/v1/operators/" + officer + "/reinstatement", Map.of());
            assertThat(back.status()).as("%s", back).isEqualTo(200);
            clients.forget(officer);
        }
    }

    @Test
    @Order(3)
    @DisplayName(
            "O1, O11 · a role taken away under fifty queries a second: refused within 1 s, with the token held and with any new one")
    void roleTakenAwayUnderLoad() {
        String officer = "officer.wei";
        String authorization = branch.authorize(RunningPlatform.PEOPLE.person(1), MANY_USES);
        clients.signIn("admin.institution");
        clients.signIn("head.wu");
        changeRoles(officer, "query-officer", "dispute-handler");
        approveRoles(officer);
        try {
            underLoad(
                    "O1 a role less",
                    officer,
                    authorization,
                    () -> changeRoles(officer, "dispute-handler"),
                    "TOKEN_OUTDATED",
                    "ACCESS_DENIED");
            // Whatever token can be had now says the smaller set, or is refused as the old one is.
            var query = query(RunningPlatform.PEOPLE.person(1), authorization);
            long taken = System.nanoTime();
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        clients.forget(officer);
                        var answer = clients.post(officer, RunningPlatform.QUERIES, query);
                        assertThat(answer.status()).as("%s", answer).isIn(401, 403);
                        return answer.status() == 403;
                    });
            platform.measurements()
                    .note(String.format(
                            Locale.ROOT,
                            "O1 a role less: a token without it was accepted %.1f s after the load had ended",
                            millis(System.nanoTime() - taken) / 1e3));
        } finally {
            changeRoles(officer, "query-officer");
            approveRoles(officer);
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        clients.forget(officer);
                        return clients.get(officer, RunningPlatform.QUERIES).status() == 200;
                    });
        }
    }

    private Answer changeRoles(String account, String... roles) {
        return clients.post(
                "admin.institution", "/api/v1/operators/" + account + "/roles", Map.of("roles", List.of(roles)));
    }

    private void approveRoles(String account) {
        var approved = clients.post("head.wu", "/api/v1/operators/" + account + "/roles/approval", Map.of());
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
    }

    /**
     * A platform that has just been started interprets most of its code. Queries one after the other, under another
     * authorization, until they take no longer than the pace leaves them.
     */
    private void warmUp() {
        var person = RunningPlatform.PEOPLE.person(2);
        var query = query(person, branch.authorize(person, MANY_USES));
        long deadline = System.nanoTime() + WARM_UP.toNanos();
        // Two cores take two at once.
        long pace = 2 * Duration.ofSeconds(1).toNanos() / PER_SECOND;
        int quick = 0;
        while (quick < PER_SECOND && System.nanoTime() < deadline) {
            long begin = System.nanoTime();
            clients.post(Branch.OFFICER, RunningPlatform.QUERIES, query);
            quick = System.nanoTime() - begin <= pace ? quick + 1 : 0;
        }
    }

    /** Looks after a loan that the core system has just told of (Q5, Q6). */
    private Map<String, Object> query(SyntheticPerson person, String authorization) {
        var query = new HashMap<>(Branch.query(person, authorization));
        query.put("purpose", "POST_LOAN_MANAGEMENT");
        query.put("trigger", "OVERDUE");
        core.grant((String) query.get("businessReference"));
        return query;
    }

    /** Sends queries, lets {@code end} happen among them, and sees to it that the platform has heard of it in time. */
    private List<Answer> underLoad(
            String what, String officer, String authorization, Supplier<Answer> end, String... rules) {
        var query = query(RunningPlatform.PEOPLE.person(1), authorization);
        warmUp();
        // Signing in takes a second, which is not the platform's to answer for.
        clients.signIn(officer);
        try (var load = SteadyLoad.of(PER_SECOND, () -> clients.post(officer, RunningPlatform.QUERIES, query))) {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> load.answered(RefusedAtOnceJourneyTests::accepted) >= BEFORE);
            long asked = System.nanoTime();
            var ended = end.get();
            long committed = System.nanoTime();
            assertThat(ended.status()).as("%s", ended).isEqualTo(200);
            await().atMost(AFTER.plusSeconds(10)).until(() -> System.nanoTime() - committed > AFTER.toNanos());
            assertThat(load.endsWithEveryAnswer())
                    .as("every query has an answer")
                    .isTrue();

            var accepted = load.exchanges().stream()
                    .filter(exchange -> accepted(exchange.answer()))
                    .toList();
            long lastSent = last(accepted, Exchange::sentAt) - committed;
            long lastAnswered = last(accepted, Exchange::answeredAt) - committed;
            platform.measurements()
                    .note(String.format(
                            Locale.ROOT,
                            "%s under %d queries a second of one officer: answered after %.1f ms; the last accepted query was"
                                    + " sent %.1f ms and answered %.1f ms after that answer; %d accepted, %d refused, %d out of"
                                    + " service, %d too many, %d not sent because too many were out",
                            what,
                            PER_SECOND,
                            millis(committed - asked),
                            millis(lastSent),
                            millis(lastAnswered),
                            accepted.size(),
                            load.answered(RefusedAtOnceJourneyTests::refused),
                            load.answered(answer -> answer.status() >= 500),
                            load.answered(answer -> answer.status() == 429),
                            load.heldBack()));
            assertThat(load.answered(answer -> answer.status() == 429)).isZero();
            assertThat(Duration.ofNanos(lastSent)).isLessThanOrEqualTo(GOAL);
            // Out of service is no permission either (N3); but what is decided is decided by the rule.
            var later = clients.post(officer, RunningPlatform.QUERIES, query);
            assertThat(later.status()).as("%s", later).isIn(401, 403);
            assertThat(later.rules()).containsAnyOf(rules);
            return accepted.stream().map(Exchange::answer).toList();
        }
    }

    private static boolean accepted(Answer answer) {
        return answer.status() == 201;
    }

    private static boolean refused(Answer answer) {
        return answer.status() == 401 || answer.status() == 403;
    }

    private static long last(List<Exchange> exchanges, ToLongFunction<Exchange> when) {
        return exchanges.stream().mapToLong(when).max().orElseThrow();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
