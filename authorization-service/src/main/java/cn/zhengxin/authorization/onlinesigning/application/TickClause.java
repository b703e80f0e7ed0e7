package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.ClauseTick;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import org.springframework.stereotype.Service;

/** Records the subject's consent to one key clause by itself (A3). */
@Service
public class TickClause {

    private final OnlineSigningDesk desk;

    public TickClause(OnlineSigningDesk desk) {
        this.desk = desk;
    }

    public StepOutcome handle(AuthorizationId id, ClauseTick tick, Requester requester) {
        return desk.onOwnDraft(id, requester, own -> switch (own.log().tick(tick, desk.now())) {
            case SigningLog.Report.Accepted accepted -> desk.record(own, accepted.step(), requester);
            case SigningLog.Report.Refused refused -> desk.refuse(own, refused.faults(), requester);
        });
    }
}
