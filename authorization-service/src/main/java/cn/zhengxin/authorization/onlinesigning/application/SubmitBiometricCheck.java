package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks the provider what the biometric check on the subject's device found (A3). */
@Service
public class SubmitBiometricCheck {

    private final OnlineSigningDesk desk;
    private final BiometricChecks biometricChecks;
    private final SigningSteps steps;

    public SubmitBiometricCheck(OnlineSigningDesk desk, BiometricChecks biometricChecks, SigningSteps steps) {
        this.desk = desk;
        this.biometricChecks = biometricChecks;
        this.steps = steps;
    }

    public StepOutcome handle(AuthorizationId id, String token, Requester requester) {
        var subject = new AtomicReference<@Nullable SubjectParticulars>();
        var asked = desk.onOwnDraft(id, requester, own -> {
            subject.set(own.subject());
            return desk.progress(own.log());
        });
        var person = subject.get();
        if (person == null) {
            return asked;
        }
        return switch (biometricChecks.outcomeOf(token, person)) {
            case BiometricChecks.Outcome.Unavailable _ -> new StepOutcome.Unavailable();
            case BiometricChecks.Outcome.Failed _ -> desk.onOwnDraft(id, requester, own -> failed(own, requester));
            case BiometricChecks.Outcome.Passed passed ->
                desk.onOwnDraft(id, requester, own -> {
                    // One check signs one authorization.
                    if (steps.isCheckTaken(passed.reference(), id)) {
                        return failed(own, requester);
                    }
                    var now = desk.now();
                    return desk.record(
                            own,
                            new SigningStep.BiometricPassed(
                                    now, earlier(passed.performedAt(), now), passed.reference()),
                            requester);
                });
        };
    }

    private StepOutcome failed(OwnDraft own, Requester requester) {
        desk.add(own, new SigningStep.BiometricFailed(desk.now()), requester);
        return desk.refuse(
                own, OnlineSigningDesk.fault("biometricCheck", "the check was not passed by the subject"), requester);
    }

    /** A provider whose clock is ahead makes no check younger than it is. */
    private static Instant earlier(Instant performedAt, Instant now) {
        return performedAt.isAfter(now) ? now : performedAt;
    }
}
