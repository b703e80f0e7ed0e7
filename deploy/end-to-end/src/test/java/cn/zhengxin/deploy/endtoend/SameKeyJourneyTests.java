package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One request, sent by an impatient client many times at once under one key. */
@Journey
@Order(Stage.LOAD)
class SameKeyJourneyTests {

    private static final int TIMES = 50;
    private static final String SYSTEM = "loan-origination";

    private final RunningPlatform platform;
    private final Clients clients;
    private final Bureau bureau;

    SameKeyJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        bureau = platform.bureau();
    }

    @Test
    @DisplayName(
            "N4 · Q12 · one key fifty times at once: one request, one inquiry, and each is told that or told to wait")
    void fiftyAtOnce() throws InterruptedException, ExecutionException {
        var person = RunningPlatform.PEOPLE.person(91);
        var query = Branch.query(person, platform.branch().authorize(person));
        clients.signIn(SYSTEM);
        String key = Clients.newKey();
        long before = bureau.inquiries();
        // Long enough for all of them to come while the first is under way.
        bureau.behave("{\"mode\":\"SLOW\",\"delayMillis\":700,\"count\":1}");
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var sent = new ArrayList<Future<Answer>>();
            for (int i = 0; i < TIMES; i++) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return clients.post(SYSTEM, RunningPlatform.QUERIES, query, key);
                }));
            }
            start.countDown();
            for (var one : sent) {
                answers.add(one.get());
            }
        } finally {
            bureau.behaveNormally();
        }
        tell(answers);

        var done = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(done).isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer -> {
            answer.assertProblem();
            assertThat(answer.text("code")).isEqualTo("IDEMPOTENCY_KEY_IN_PROGRESS");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        });
        assertThat(done.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
                .as("executed")
                .hasSize(1);
        assertThat(done.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);

        var afterwards = clients.post(SYSTEM, RunningPlatform.QUERIES, query, key);
        assertThat(afterwards.status()).isEqualTo(201);
        assertThat(afterwards.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(afterwards.body()).isEqualTo(done.getFirst().body());
        assertThat(afterwards.text("state")).isEqualTo("ANSWERED");
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
        assertThat(bureau.inquiriesUnder(afterwards.text("requestNumber"))).isEqualTo(1);
        assertThat(platform.countIn(
                        "query",
                        "SELECT count(*) FROM credit_query WHERE authorization_id = ?::uuid",
                        String.valueOf(query.get("authorizationId"))))
                .isEqualTo(1);
    }

    private void tell(List<Answer> answers) {
        Map<String, Integer> spread = new TreeMap<>();
        for (var answer : answers) {
            String replayed = answer.header("Idempotency-Replayed").equals("true") ? " repeated" : "";
            spread.merge(answer.status() + replayed, 1, Integer::sum);
        }
        platform.measurements().note("N4 one key " + TIMES + " times at once: answers " + spread);
    }
}
