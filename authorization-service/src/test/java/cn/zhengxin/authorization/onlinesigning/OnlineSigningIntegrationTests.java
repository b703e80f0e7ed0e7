package cn.zhengxin.authorization.onlinesigning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.sealing.PlatformSeal;
import cn.zhengxin.authorization.sealing.SealVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OnlineSigningIntegrationTests extends AuthorizationServiceIntegration {

    private final FakeIdentityChecks provider = FakeIdentityChecks.SHARED;

    @Autowired
    private PlatformSeal seal;

    @AfterEach
    void putBack() {
        clock.reset();
        provider.setDown(false);
        provider.answerWith(null);
    }

    @Test
    @DisplayName("A3, A4 · the subject signs online, a second person verifies, and the copy can be downloaded")
    void signsOnline() {
        var journey = OnlineJourney.start(api(), clock);
        journey.readAndTickEverything();
        journey.passBothChecks();
        assertThat(api().get(journey.token(), journey.path()).json().path("missing"))
                .isEmpty();

        var signed = journey.sign();
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.text("state")).isEqualTo("SIGNED");

        var one = Journey.AUTHORIZATIONS + "/" + journey.id();
        var verified = api().post(reviewerZhao(), one + "/verification", Map.of("decision", "VERIFY"));
        assertThat(verified.text("state")).isEqualTo("ACTIVE");
        var copy = api().get(journey.token(), "/api/v1/my/authorizations/" + journey.id() + "/document");
        assertThat(new SealVerifier(seal.certificate()).isIntact(copy.bytes())).isTrue();
        var bundle = api().get(reviewerZhao(), one + "/evidence-bundle");
        assertThat(kinds(bundle))
                .contains(
                        "PRESENTED",
                        "READ",
                        "TICKED",
                        "CODE_SENT",
                        "CODE_TRIED",
                        "CODE_MATCHED",
                        "BIOMETRIC_PASSED",
                        "PRESENTED_TEXT",
                        "SEALED_DOCUMENT",
                        "SIGNATURE");
        assertThat(bundle.body()).doesNotContain("张伟", "110101199003070134", "13900001234");
        assertThat(eventsAbout(journey.id()))
                .contains("OnlineSigningStepTaken", "AuthorizationSigned", "AuthorizationVerified");
        assertThat(String.join(" ", provider.addresses())).doesNotContain("13900001234", "110101199003070134");
        assertThat(journey.sign().text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("A3 · the full text names the subject, the institution, the purpose, the term and every key clause")
    void presentsTheFullText() {
        var journey = OnlineJourney.start(api(), clock);

        var text = api().get(journey.token(), journey.path() + "/presentation");

        assertThat(text.body()).contains("张伟", "110101199003070134", "江南银行杭州分行", "审核本人的贷款申请", "个人信用报告");
        assertThat(text.body()).doesNotContain("{name}", "{term}");
        assertThat(text.json().path("keyClauses").valueStream().map(clause -> clause.asString()))
                .containsExactlyElementsOf(OnlineJourney.CLAUSES);
        assertThat(journey.present()).isEqualTo(text.text("sha256"));
    }

    @Test
    @DisplayName("A3 · everything that is missing is named in one answer")
    void namesEverythingMissing() {
        var journey = OnlineJourney.start(api(), clock);

        var refused = journey.sign();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("A3");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "presentation",
                        "reading",
                        "consents.PURPOSE",
                        "consents.SCOPE",
                        "consents.TERM",
                        "consents.RECIPIENTS",
                        "consents.RIGHT_TO_WITHDRAW",
                        "smsCode",
                        "biometricCheck");
        assertThat(eventsAbout(journey.id())).contains("AuthorizationSigningRefused");
    }

    @Test
    @DisplayName("A3 · of thirty codes asked for at once ten are sent")
    void noMoreThanTenCodesHoweverManyAskAtOnce() {
        var journey = OnlineJourney.start(api(), clock);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 30)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> journey.requestCode().status(), executor))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream().filter(status -> status == 200)).hasSize(10);
            assertThat(answers).containsOnly(200, 400);
        }
    }

    @Test
    @DisplayName("A3 · checks older than ten minutes are refused, and may be made anew")
    void checksGrowOld() {
        var journey = OnlineJourney.start(api(), clock);
        journey.readAndTickEverything();
        journey.passBothChecks();
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(fields(journey.sign())).containsExactly("smsCode", "biometricCheck");
        journey.passBothChecks();
        assertThat(journey.sign().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A3 · all clauses ticked at once, preset, bundled, or before the presentation are refused")
    void refusesTicksThatAreNone() {
        var journey = OnlineJourney.start(api(), clock);
        var now = clock.instant().toString();
        var consents = journey.path() + "/consents";
        assertThat(fields(journey.tick("00", "PURPOSE"))).containsExactly("presentation");
        var sha256 = journey.present();
        Map<String, Object> atOnce = Map.of("presentation", sha256, "clauses", OnlineJourney.CLAUSES, "tickedAt", now);
        Map<String, Object> preset =
                Map.of("presentation", sha256, "clauses", List.of("TERM"), "tickedAt", now, "preset", true);
        Map<String, Object> bundled = Map.of(
                "presentation", sha256, "clauses", List.of("TERM"), "tickedAt", now, "bundledWith", List.of("terms"));

        assertThat(fields(api().post(journey.token(), consents, atOnce))).containsExactly("clauses");
        assertThat(fields(api().post(journey.token(), consents, preset))).containsExactly("preset");
        assertThat(fields(api().post(journey.token(), consents, bundled))).containsExactly("bundledWith");
        assertThat(eventsAbout(journey.id())).contains("OnlineSigningStepRefused");
    }

    @Test
    @DisplayName("A3 · after five wrong codes the right one counts no more; a new code does")
    void fiveTriesForACode() {
        var journey = OnlineJourney.start(api(), clock);
        assertThat(fields(journey.verifyCode(FakeIdentityChecks.CODE))).containsExactly("code");
        journey.requestCode();
        for (int tried = 0; tried < 5; tried++) {
            assertThat(fields(journey.verifyCode("000000"))).containsExactly("code");
        }
        assertThat(journey.verifyCode(FakeIdentityChecks.CODE).status()).isEqualTo(400);

        journey.requestCode();
        assertThat(journey.verifyCode(FakeIdentityChecks.CODE).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A3 · a biometric check that failed, is too old, or signed for another authorization proves nothing")
    void biometricChecks() {
        var journey = OnlineJourney.start(api(), clock);
        journey.readAndTickEverything();
        journey.passBothChecks();
        assertThat(fields(journey.submitCheck("unknown-token"))).containsExactly("biometricCheck");
        assertThat(fields(journey.sign())).containsExactly("biometricCheck");

        var old = provider.passedAt(clock.instant().minus(Duration.ofMinutes(11)));
        assertThat(journey.submitCheck(old).status()).isEqualTo(200);
        assertThat(fields(journey.sign())).containsExactly("biometricCheck");

        var taken = provider.passedAt(clock.instant());
        assertThat(OnlineJourney.start(api(), clock).submitCheck(taken).status())
                .isEqualTo(200);
        assertThat(fields(journey.submitCheck(taken))).containsExactly("biometricCheck");
        assertThat(fields(journey.sign())).containsExactly("biometricCheck");
    }

    @Test
    @DisplayName("A3, N3 · an outage of the provider, or a word nobody agreed on, is 503 and never a pass")
    void anOutageIsNoPass() {
        var journey = OnlineJourney.start(api(), clock);
        journey.readAndTickEverything();
        journey.requestCode();
        provider.setDown(true);
        for (var answer : List.of(
                journey.requestCode(),
                journey.verifyCode(FakeIdentityChecks.CODE),
                journey.submitCheck(provider.passedAt(clock.instant())))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("code")).isEqualTo("DEPENDENCY_UNAVAILABLE");
        }
        provider.setDown(false);
        provider.answerWith("FINE");
        assertThat(journey.verifyCode(FakeIdentityChecks.CODE).status()).isEqualTo(503);
        assertThat(journey.submitCheck("whatever-token").status()).isEqualTo(503);
        assertThat(journey.requestCode().status()).isEqualTo(503);
        provider.answerWith(null);

        assertThat(fields(journey.sign())).containsExactly("smsCode", "biometricCheck");
    }

    @Test
    @DisplayName("A3 · another subject's authorization is not there, and nobody but the subject signs")
    void anotherSubjectSeesNothing() {
        var journey = OnlineJourney.start(api(), clock);
        var stranger = customer("sr_stranger");

        assertThat(api().get(stranger, journey.path() + "/presentation").status())
                .isEqualTo(404);
        assertThat(api().postEmpty(stranger, journey.path() + "/signature").status())
                .isEqualTo(404);
        assertThat(api().postEmpty(officerLin(), journey.path() + "/signature").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A3, A4 · each authorization is signed on the channel it was entered for")
    void wrongChannel() {
        var counter = OnlineJourney.start(api(), clock, Map.of());
        assertThat(counter.sign().text("code")).isEqualTo("SIGNING_CHANNEL_OTHER");
        assertThat(api().get(counter.token(), counter.path() + "/presentation").status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("A3 · without a mobile number in the authorization no code is sent")
    void withoutAPhone() {
        var journey = OnlineJourney.start(api(), clock, Map.of("signingChannel", "ONLINE"));

        assertThat(fields(journey.requestCode())).containsExactly("phone");
    }

    private static List<String> fields(Api.Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static List<String> kinds(Api.Answer bundle) {
        return bundle.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }
}
