package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A service is killed, the broker stops. */
@Journey
@Order(Stage.FAULTS)
class ProcessFaultJourneyTests {

    private final RunningPlatform platform;
    private final Bureau bureau;
    private final Branch branch;

    ProcessFaultJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        this.bureau = platform.bureau();
        this.branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName(
            "Q12 · query-service killed with -9 right after the bureau got the request: exactly one inquiry, the report arrives after the restart")
    void queryServiceKilled() {
        var person = RunningPlatform.PEOPLE.person(41);
        String query = branch.submitted(person, branch.authorize(person));
        long before = bureau.inquiries();
        bureau.behave("{\"mode\":\"SLOW\",\"delayMillis\":60000,\"count\":1}");
        var service = platform.process("query-service");
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var approval = thread.submit(() -> branch.approve(query));
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> bureau.inquiries() == before + 1);
            service.killHard();
            // Whatever the client sees, it is no report and no success.
            await().atMost(Duration.ofSeconds(70)).until(approval::isDone);
            if (approval.state() == Future.State.SUCCESS) {
                assertThat(approval.resultNow().status()).isGreaterThanOrEqualTo(500);
            }
        } finally {
            bureau.behaveNormally();
            service.start();
        }
        platform.awaitAnswered(query);
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }

    @Test
    @Order(2)
    @DisplayName("N5 · U2 · broker stopped for 30 s: requests go on, nothing is lost")
    void brokerStopped() {
        var kafka = platform.process("kafka");
        var answered = new ArrayList<String>();
        kafka.stop();
        try {
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int number = 51;
            while (System.nanoTime() < until && number < 70) {
                var person = RunningPlatform.PEOPLE.person(number++);
                String query = branch.submitted(person, branch.authorize(person));
                assertThat(branch.approve(query).text("state")).isEqualTo("ANSWERED");
                assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status())
                        .isEqualTo(200);
                answered.add(query);
            }
            assertThat(answered).isNotEmpty();
            await().atMost(Duration.ofSeconds(31)).until(() -> System.nanoTime() >= until);
        } finally {
            kafka.start();
        }
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> answered.stream()
                        .allMatch(query -> platform.recorded(query, "QueryAnswered") == 1
                                && platform.recorded(query, "ReportViewed") == 1));
    }
}
