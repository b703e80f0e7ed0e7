package cn.zhengxin.authorization.admission;

import static cn.zhengxin.authorization.operator.Staffing.OPERATORS;
import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.application;
import static cn.zhengxin.authorization.operator.Staffing.compliance;
import static cn.zhengxin.authorization.operator.Staffing.head;
import static cn.zhengxin.authorization.operator.Staffing.newcomer;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.province;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.operator.Staffing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdmissionIntegrationTests extends AuthorizationServiceIntegration {

    private Api api;
    private Staffing staffing;

    @BeforeEach
    void open() {
        api = api();
        staffing = new Staffing(api, clock);
    }

    @Test
    @DisplayName("O5 · from application over exam, training, agreement and both approvals to an account that works")
    void fromApplicationToWork() {
        var newcomer = staffing.applied("query-officer");
        var token = newcomer.token("query-officer");
        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");
        assertThat(told(api.postEmpty(administrator(), newcomer.path("/opening"))))
                .isEqualTo(
                        "403 O5 [exam, training, confidentialityAgreement, approvals.institution, approvals.province]");
        assertThat(told(api.postEmpty(head(), newcomer.path("/approvals"))))
                .isEqualTo("403 O5 [exam, training, confidentialityAgreement]");

        var exam = Map.of("examId", "EXAM-1", "percent", 80, "date", staffing.today());
        ok(api.post(administrator(), newcomer.path("/exam-results"), exam));
        assertThat(told(api.post(administrator(), newcomer.path("/exam-results"), exam)))
                .isEqualTo("409 ALREADY_RECORDED");
        ok(api.post(
                administrator(),
                newcomer.path("/trainings"),
                Map.of("trainingId", "TRAINING-1", "date", staffing.today())));
        var trained = api.post(
                administrator(),
                newcomer.path("/confidentiality-agreements"),
                Map.of("documentId", "AGREEMENT-1", "date", staffing.today()));
        assertThat(trained.text("state")).isEqualTo("TRAINED");

        assertThat(told(api.postEmpty(province(), newcomer.path("/approvals"))))
                .isEqualTo("403 O5 [approvals.institution, approvals.province]");
        assertThat(api.postEmpty(head(), newcomer.path("/approvals")).text("state"))
                .isEqualTo("TRAINED");
        assertThat(told(api.postEmpty(head(), newcomer.path("/approvals")))).isEqualTo("403 O1");
        assertThat(told(api.postEmpty(compliance(), newcomer.path("/approvals"))))
                .isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(told(api.postEmpty(administrator(), newcomer.path("/opening"))))
                .isEqualTo("403 O5 [approvals.province]");
        assertThat(api.postEmpty(province(), newcomer.path("/approvals")).text("state"))
                .isEqualTo("APPROVED");
        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");

        var opened = api.postEmpty(administrator(), newcomer.path("/opening"));

        assertThat(opened.text("state")).as(opened.body()).isEqualTo("ACTIVE");
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);
        assertThat(told(api.postEmpty(administrator(), newcomer.path("/opening"))))
                .isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(eventsAbout(newcomer.account()))
                .contains(
                        "OperatorApplied", "OperatorQualificationRecorded", "OperatorApproved", "OperatorChangeRefused")
                .endsWith("OperatorOpened");
    }

    @Test
    @DisplayName("O5 · a training that lapsed between approval and opening is missed")
    void trainingLapses() {
        var newcomer = staffing.trained("query-officer");
        ok(api.postEmpty(compliance(), newcomer.path("/approvals")));
        ok(api.postEmpty(province(), newcomer.path("/approvals")));
        owner().sql(
                        "UPDATE operator_qualification SET achieved_on = achieved_on - 366 WHERE operator_account = :account")
                .param("account", newcomer.account())
                .update();

        assertThat(told(api.postEmpty(administrator(), newcomer.path("/opening"))))
                .isEqualTo("403 O5 [training]");
    }

    @Test
    @DisplayName("O1 · roles on both sides of a control are refused at application, by field")
    void refusesConflictingRoles() {
        for (var roles : List.of(
                List.of("credit-administrator-institution", "query-officer"),
                List.of("credit-administrator-institution", "reviewer"),
                List.of("auditor", "dispute-handler"))) {
            var newcomer = newcomer();
            assertThat(told(api.post(administrator(), OPERATORS, application(newcomer, roles.toArray(String[]::new)))))
                    .isEqualTo("403 O1 [roles]");
            assertThat(eventsAbout(newcomer.account())).containsExactly("OperatorChangeRefused");
        }
        assertThat(api.post(administrator(), OPERATORS, application(newcomer(), "query-officer", "reviewer"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("O2 · each administrator applies for the accounts below, of their own institution, never for themself")
    void appliesBelowOnly() {
        var foreign = new HashMap<>(application(newcomer(), "query-officer"));
        foreign.put("institution", "B20001");
        var oneself = new HashMap<>(application(newcomer(), "query-officer"));
        oneself.put("employeeNumber", "E1003");

        assertThat(told(api.post(administrator(), OPERATORS, foreign))).isEqualTo("403 O2");
        assertThat(told(api.post(administrator(), OPERATORS, oneself))).isEqualTo("403 O2");
        assertThat(told(api.post(
                        administrator(), OPERATORS, application(newcomer(), "credit-administrator-institution"))))
                .isEqualTo("403 O2");
        assertThat(told(api.post(province(), OPERATORS, application(newcomer(), "query-officer"))))
                .isEqualTo("403 O2");
        assertThat(told(api.post(province(), OPERATORS, application(newcomer(), "credit-administrator-province"))))
                .isEqualTo("403 O2");
        assertThat(told(api.post(officerLin(), OPERATORS, application(newcomer(), "query-officer"))))
                .isEqualTo("403 ACCESS_DENIED");
    }

    @Test
    @DisplayName(
            "O5 · an institution's administrator is applied for by the province and approved by another of the province")
    void administratorsAreAdmittedByTheProvince() {
        var newcomer = newcomer();
        var path = OPERATORS + "/" + newcomer.account();
        assertThat(api.post(province(), OPERATORS, application(newcomer, "credit-administrator-institution"))
                        .status())
                .isEqualTo(201);
        assertThat(told(api.postEmpty(administrator(), path + "/opening"))).isEqualTo("403 O2");
        var today = staffing.today();
        ok(api.post(province(), path + "/exam-results", Map.of("examId", "EXAM-1", "percent", 100, "date", today)));
        ok(api.post(province(), path + "/trainings", Map.of("trainingId", "TRAINING-1", "date", today)));
        ok(api.post(province(), path + "/confidentiality-agreements", Map.of("documentId", "AG-1", "date", today)));
        ok(api.postEmpty(compliance(), path + "/approvals"));
        assertThat(told(api.postEmpty(province(), path + "/approvals"))).isEqualTo("403 O1");
        var second = staff("admin.second", "B00000", "E0004", List.of("credit-administrator-province"));
        ok(api.postEmpty(second, path + "/approvals"));

        assertThat(api.postEmpty(province(), path + "/opening").text("administratorTier"))
                .isEqualTo("INSTITUTION");
        // What stands open for the bank's single institution would answer for others' tests too.
        owner().sql(
                        "UPDATE credit_operator SET state = 'LEFT', departure = '{\"at\":\"2026-01-01T00:00:00Z\"}' WHERE account = :a")
                .param("a", newcomer.account())
                .update();
    }

    @Test
    @DisplayName("O3 · one person has one account, and one account one person")
    void onePersonOneAccount() {
        var first = staffing.applied("query-officer");
        var sameNumber = new Staffing.Newcomer(newcomer().account(), first.employeeNumber());
        var sameAccount = new Staffing.Newcomer(first.account(), newcomer().employeeNumber());

        assertThat(told(api.post(administrator(), OPERATORS, application(sameNumber, "reviewer"))))
                .isEqualTo("403 O3");
        assertThat(told(api.post(administrator(), OPERATORS, application(sameAccount, "reviewer"))))
                .isEqualTo("403 O3");
    }

    @Test
    @DisplayName("O3 · of applications for one person at the same moment one is entered, the others are refused")
    void onePersonOneAccountUnderRaces() throws Exception {
        var number = newcomer().employeeNumber();
        var tries = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> told(api.post(
                        administrator(),
                        OPERATORS,
                        application(new Staffing.Newcomer(newcomer().account(), number), "query-officer"))))
                .toList();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = together.invokeAll(tries).stream()
                    .map(it -> it.resultNow())
                    .sorted()
                    .toList();

            assertThat(answers.subList(1, 8)).containsOnly("403 O3");
            assertThat(answers.getFirst()).startsWith("201");
        }
    }

    @Test
    @DisplayName("O1, O5 · nobody approves for themself, for their own application, or for another institution")
    void whoDoesNotApprove() {
        var newcomer = staffing.trained("department-head");
        var both = staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution", "department-head"));
        var elsewhere = staff("head.else", "B20001", "E2009", List.of("department-head"));
        var otherAccount = staff("second.account", "B10001", newcomer.employeeNumber(), List.of("department-head"));

        assertThat(told(api.postEmpty(both, newcomer.path("/approvals")))).isEqualTo("403 O1");
        assertThat(told(api.postEmpty(otherAccount, newcomer.path("/approvals"))))
                .isEqualTo("403 O1");
        assertThat(told(api.postEmpty(elsewhere, newcomer.path("/approvals")))).isEqualTo("404 NOT_FOUND");
        assertThat(told(api.postEmpty(officerLin(), newcomer.path("/approvals"))))
                .isEqualTo("403 ACCESS_DENIED");
    }

    @Test
    @DisplayName("O5 · every field at fault is named at once, and none is repeated")
    void namesEveryFault() {
        var wrong = Map.of(
                "account", "Not An Account",
                "employeeNumber", "13800138000",
                "institution", "b1",
                "branch", "",
                "roles", List.of("owner"));

        var answer = api.post(administrator(), OPERATORS, wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("13800138000", "Not An Account");
        assertThat(answer.json().path("errors").size()).isGreaterThanOrEqualTo(5);
        var newcomer = staffing.applied("query-officer");
        assertThat(told(api.post(
                        administrator(),
                        newcomer.path("/exam-results"),
                        Map.of("examId", "EXAM-1", "percent", 101, "date", staffing.today()))))
                .isEqualTo("400 INVALID_REQUEST [percent]");
        assertThat(told(api.post(
                        administrator(),
                        newcomer.path("/trainings"),
                        Map.of("trainingId", "TRAINING-1", "date", "2999-01-01"))))
                .isEqualTo("400 INVALID_REQUEST [date]");
    }

    @Test
    @DisplayName("O1 · a role more waits for a second person, a role less holds at once, both sides are refused")
    void rolesChange() {
        var newcomer = staffing.active("query-officer");
        var roles = newcomer.path("/roles");

        var proposed = api.post(administrator(), roles, Map.of("roles", List.of("query-officer", "reviewer")));
        assertThat(proposed.json().path("roles").toString()).isEqualTo("[\"query-officer\"]");
        assertThat(told(api.postEmpty(administrator(), roles + "/approval"))).isEqualTo("403 ACCESS_DENIED");
        var approved = api.postEmpty(head(), roles + "/approval");
        assertThat(approved.json().path("roles").toString()).isEqualTo("[\"query-officer\",\"reviewer\"]");
        assertThat(told(api.postEmpty(head(), roles + "/approval"))).isEqualTo("409 STATE_DOES_NOT_ALLOW");
        var fewer = api.post(administrator(), roles, Map.of("roles", List.of("reviewer")));
        assertThat(fewer.json().path("roles").toString()).isEqualTo("[\"reviewer\"]");

        assertThat(told(api.post(administrator(), roles, Map.of("roles", List.of("reviewer", "auditor")))))
                .isEqualTo("403 O1 [roles]");
        assertThat(told(api.post(administrator(), roles, Map.of("roles", List.of("credit-administrator-institution")))))
                .isEqualTo("403 O2");
        assertThat(told(api.post(province(), roles, Map.of("roles", List.of("reviewer")))))
                .isEqualTo("403 O2");
    }

    @Test
    @DisplayName("O7 · nobody is applied for where the personnel system says otherwise")
    void personnelSystemCounts() {
        var left = newcomer();
        var elsewhere = newcomer();
        owner().sql(
                        "INSERT INTO employment VALUES (:left, false, NULL, NULL, now()), (:else, true, 'B20001', 'B20001-01', now())")
                .param("left", left.employeeNumber())
                .param("else", elsewhere.employeeNumber())
                .update();

        assertThat(told(api.post(administrator(), OPERATORS, application(left, "query-officer"))))
                .isEqualTo("403 O7 [employeeNumber]");
        assertThat(told(api.post(administrator(), OPERATORS, application(elsewhere, "query-officer"))))
                .isEqualTo("403 O7 [institution]");
    }
}
