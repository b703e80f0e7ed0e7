package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import org.springframework.stereotype.Service;

/** Tells the subject how far the signing has come, and what is missing (A3). */
@Service
public class ReadSigning {

    private final OnlineSigningDesk desk;

    public ReadSigning(OnlineSigningDesk desk) {
        this.desk = desk;
    }

    public StepOutcome handle(AuthorizationId id, Requester requester) {
        return desk.onOwnDraft(id, requester, own -> desk.progress(own.log()));
    }
}
