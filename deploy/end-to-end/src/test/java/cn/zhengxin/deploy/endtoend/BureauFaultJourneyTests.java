package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The bureau is down or misbehaves. */
@Journey
@Order(Stage.FAULTS)
class BureauFaultJourneyTests {

    private final RunningPlatform platform;
    private final Bureau bureau;
    private final Branch branch;

    BureauFaultJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        this.bureau = platform.bureau();
        this.branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName("N3 · Q12 · bureau down: 503, nothing shown, and settled once it is back, with one inquiry")
    void bureauDown() {
        var person = RunningPlatform.PEOPLE.person(31);
        String query = branch.submitted(person, branch.authorize(person));
        bureau.behave("{\"mode\":\"DOWN\"}");
        try {
            var approved = branch.approve(query);
            assertThat(approved.status()).as("%s", approved).isEqualTo(503);
            approved.assertProblem();
            assertThat(approved.text("queryId")).isEqualTo(query);
            var report = branch.report(Branch.OFFICER, query);
            assertThat(report.status()).as("%s", report).isNotEqualTo(200);
            assertThat(report.body()).doesNotContain("sections");
        } finally {
            bureau.behaveNormally();
        }
        platform.awaitAnswered(query);
    }

    @Test
    @Order(2)
    @DisplayName(
            "Q12 · the bureau resets, answers half, too late, too much or nonsense: one inquiry each, and the report arrives")
    void bureauMisbehaves() {
        int number = 32;
        var queries = new ArrayList<String>();
        for (String behaviour : List.of(
                "{\"mode\":\"RESET_BEFORE\",\"count\":1}",
                "{\"mode\":\"RESET_AFTER\",\"count\":1}",
                "{\"mode\":\"HALF\",\"count\":1}",
                "{\"mode\":\"ANSWER_AFTER_GONE\",\"count\":1,\"delayMillis\":20000}",
                "{\"mode\":\"TRICKLE\",\"count\":1}",
                "{\"mode\":\"HUGE\",\"count\":1}",
                "{\"mode\":\"GARBAGE\",\"count\":1}",
                "{\"mode\":\"ENTITY_BOMB\",\"count\":1}",
                "{\"mode\":\"DEEP\",\"count\":1}")) {
            var person = RunningPlatform.PEOPLE.person(number++);
            String query = branch.submitted(person, branch.authorize(person));
            bureau.behave(behaviour);
            try {
                assertThat(branch.approve(query).status()).as(behaviour).isIn(200, 503);
            } finally {
                bureau.behaveNormally();
            }
            queries.add(query);
        }
        queries.forEach(platform::awaitAnswered);
    }
}
