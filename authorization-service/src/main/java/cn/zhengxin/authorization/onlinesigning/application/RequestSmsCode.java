package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has a code sent to the phone that the authorization names (A3). */
@Service
public class RequestSmsCode {

    private final OnlineSigningDesk desk;
    private final SmsCodes smsCodes;

    public RequestSmsCode(OnlineSigningDesk desk, SmsCodes smsCodes) {
        this.desk = desk;
        this.smsCodes = smsCodes;
    }

    public StepOutcome handle(AuthorizationId id, Requester requester) {
        var phone = new AtomicReference<@Nullable PhoneNumber>();
        var asked = desk.onOwnDraft(id, requester, own -> {
            var number = own.subject().phone();
            if (number == null) {
                return desk.refuse(
                        own, OnlineSigningDesk.fault("phone", "the authorization names a mobile number"), requester);
            }
            if (!own.log().mayAskForCode()) {
                return desk.refuse(
                        own,
                        OnlineSigningDesk.fault(
                                "smsCode", "at most " + SigningLog.MOST_CODES + " codes for one authorization"),
                        requester);
            }
            phone.set(number);
            return desk.record(own, new SigningStep.CodeRequested(desk.now()), requester);
        });
        var number = phone.get();
        if (number == null) {
            return asked;
        }
        return switch (smsCodes.send(number)) {
            case SmsCodes.Sending.Unavailable _ -> {
                desk.onOwnDraft(
                        id, requester, own -> desk.record(own, new SigningStep.CodeNotSent(desk.now()), requester));
                yield new StepOutcome.Unavailable();
            }
            case SmsCodes.Sending.Sent sent ->
                desk.onOwnDraft(
                        id,
                        requester,
                        own -> desk.record(own, new SigningStep.CodeSent(desk.now(), sent.reference()), requester));
        };
    }
}
