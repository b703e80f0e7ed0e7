package cn.zhengxin.authorization.onlinesigning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes an authorization along the way to an online signature. */
public final class OnlineJourney {

    public static final List<String> CLAUSES = List.of("PURPOSE", "SCOPE", "TERM", "RECIPIENTS", "RIGHT_TO_WITHDRAW");
    private static final Map<String, Object> SUBJECT = Map.of(
            "name",
            Journey.NAME,
            "documentType",
            "RESIDENT_ID",
            "documentNumber",
            "110101199003070134",
            "phone",
            "13900001234");

    private final Api api;
    private final Clock clock;
    private final String id;
    private final String token;
    private int ticks;

    private OnlineJourney(Api api, Clock clock, String id, String token) {
        this.api = api;
        this.clock = clock;
        this.id = id;
        this.token = token;
    }

    /** With a draft of its own, entered by officer.lin. */
    public static OnlineJourney start(Api api, Clock clock) {
        return start(api, clock, Map.of("signingChannel", "ONLINE", "subject", SUBJECT));
    }

    public static OnlineJourney start(Api api, Clock clock, Map<String, Object> changes) {
        var created = new Journey(api, clock)
                .create(
                        AuthorizationServiceIntegration.staff(
                                "officer.lin", "B10001", "E1001", List.of("query-officer")),
                        changes);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new OnlineJourney(
                api,
                clock,
                created.text("id"),
                AuthorizationServiceIntegration.customerOf(created.text("subjectReference")));
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    public String path() {
        return "/api/v1/my/authorizations/" + id + "/signing";
    }

    public String present() {
        var presented = api.get(token, path() + "/presentation");
        assertThat(presented.status()).as(presented.body()).isEqualTo(200);
        return presented.text("sha256");
    }

    public Api.Answer read(String sha256) {
        var now = clock.instant().toString();
        return api.post(
                token, path() + "/reading", Map.of("presentation", sha256, "openedAt", now, "scrolledToEndAt", now));
    }

    public Api.Answer tick(String sha256, String clause) {
        return api.post(
                token,
                path() + "/consents",
                Map.of(
                        "presentation",
                        sha256,
                        "clauses",
                        List.of(clause),
                        "tickedAt",
                        clock.instant().plusMillis(++ticks).toString()));
    }

    public void readAndTickEverything() {
        var sha256 = present();
        assertThat(read(sha256).status()).isEqualTo(200);
        CLAUSES.forEach(clause -> assertThat(tick(sha256, clause).status()).isEqualTo(200));
    }

    public Api.Answer requestCode() {
        return api.postEmpty(token, path() + "/sms-codes");
    }

    public Api.Answer verifyCode(String code) {
        return api.post(token, path() + "/sms-codes/verification", Map.of("code", code));
    }

    public Api.Answer submitCheck(String checkToken) {
        return api.post(token, path() + "/biometric-checks", Map.of("token", checkToken));
    }

    public void passBothChecks() {
        assertThat(requestCode().status()).isEqualTo(200);
        assertThat(verifyCode(FakeIdentityChecks.CODE).status()).isEqualTo(200);
        assertThat(submitCheck(FakeIdentityChecks.SHARED.passedAt(clock.instant()))
                        .status())
                .isEqualTo(200);
    }

    public Api.Answer sign() {
        return api.postEmpty(token, path() + "/signature");
    }
}
