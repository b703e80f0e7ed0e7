package cn.zhengxin.authorization.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes an account of B10001 along its life the way people do. Every account has a name and a number of its own. */
public final class Staffing {

    public static final String OPERATORS = "/api/v1/operators";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Api api;
    private final Clock clock;

    public Staffing(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Somebody who has no account yet. */
    public record Newcomer(String account, String employeeNumber) {

        public String path(String rest) {
            return OPERATORS + "/" + account + rest;
        }

        public String token(String... roles) {
            return AuthorizationServiceIntegration.staff(account, "B10001", employeeNumber, List.of(roles));
        }

        /** Issued at another time than now. */
        public String tokenOf(Instant issuedAt, String... roles) {
            return AuthorizationServiceIntegration.staff(account, "B10001", employeeNumber, List.of(roles), issuedAt);
        }
    }

    public static Newcomer newcomer() {
        var number = NEXT.incrementAndGet();
        return new Newcomer("new.comer" + number, "N" + number);
    }

    public static String administrator() {
        return AuthorizationServiceIntegration.staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution"));
    }

    public static String head() {
        return AuthorizationServiceIntegration.staff("head.wu", "B10001", "E1008", List.of("department-head"));
    }

    public static String compliance() {
        return AuthorizationServiceIntegration.staff(
                "compliance.sun", "B10001", "E1005", List.of("compliance-officer"));
    }

    public static String province() {
        return AuthorizationServiceIntegration.staff(
                "admin.province", "B00000", "E0001", List.of("credit-administrator-province"));
    }

    public static Map<String, Object> application(Newcomer newcomer, String... roles) {
        return Map.of(
                "account",
                newcomer.account(),
                "employeeNumber",
                newcomer.employeeNumber(),
                "institution",
                "B10001",
                "branch",
                "B10001-01",
                "roles",
                List.of(roles));
    }

    public Newcomer applied(String... roles) {
        var newcomer = newcomer();
        var applied = api.post(administrator(), OPERATORS, application(newcomer, roles));
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        return newcomer;
    }

    public Newcomer trained(String... roles) {
        var newcomer = applied(roles);
        exam(newcomer, "EXAM-1", 80);
        ok(api.post(administrator(), newcomer.path("/trainings"), Map.of("trainingId", "TRAINING-1", "date", today())));
        ok(api.post(
                administrator(),
                newcomer.path("/confidentiality-agreements"),
                Map.of("documentId", "AGREEMENT-1", "date", today())));
        return newcomer;
    }

    public void exam(Newcomer newcomer, String exam, int percent) {
        ok(api.post(
                administrator(),
                newcomer.path("/exam-results"),
                Map.of("examId", exam, "percent", percent, "date", today())));
    }

    public Newcomer active(String... roles) {
        var newcomer = trained(roles);
        ok(api.postEmpty(head(), newcomer.path("/approvals")));
        ok(api.postEmpty(province(), newcomer.path("/approvals")));
        ok(api.postEmpty(administrator(), newcomer.path("/opening")));
        return newcomer;
    }

    public String today() {
        return BankDay.of(clock.instant()).toString();
    }

    public Api.Answer read(Newcomer newcomer) {
        return api.get(province(), newcomer.path(""));
    }

    public static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Status, code, and the fields named. */
    public static String told(Api.Answer answer) {
        var fields = answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
        return answer.status() + " " + answer.text("code") + (fields.isEmpty() ? "" : " " + fields);
    }
}
