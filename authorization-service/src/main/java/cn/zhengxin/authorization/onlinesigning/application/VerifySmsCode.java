package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Compares a code with the one that was sent last; five tries, then another has to be sent (A3). */
@Service
public class VerifySmsCode {

    private final OnlineSigningDesk desk;
    private final SmsCodes smsCodes;

    public VerifySmsCode(OnlineSigningDesk desk, SmsCodes smsCodes) {
        this.desk = desk;
        this.smsCodes = smsCodes;
    }

    public StepOutcome handle(AuthorizationId id, String code, Requester requester) {
        var reference = new AtomicReference<@Nullable String>();
        // The try is on record before the provider is asked: whoever hangs up in between has still used it.
        var tried = desk.onOwnDraft(id, requester, own -> {
            var inPlay = own.log().codeInPlay();
            if (inPlay.isEmpty()) {
                return desk.refuse(own, OnlineSigningDesk.fault("code", "a new code has to be sent first"), requester);
            }
            reference.set(inPlay.get().reference());
            return desk.record(
                    own, new SigningStep.CodeTried(desk.now(), inPlay.get().reference()), requester);
        });
        var sent = reference.get();
        if (sent == null) {
            return tried;
        }
        return switch (smsCodes.compare(sent, code)) {
            case UNAVAILABLE -> new StepOutcome.Unavailable();
            case NOT_MATCHED ->
                desk.onOwnDraft(
                        id,
                        requester,
                        own -> desk.refuse(
                                own, OnlineSigningDesk.fault("code", "is not the code that was sent"), requester));
            case MATCHED ->
                desk.onOwnDraft(
                        id,
                        requester,
                        own -> desk.record(own, new SigningStep.CodeMatched(desk.now(), sent), requester));
        };
    }
}
