package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Records that the subject opened the text and scrolled to its end (A3). */
@Service
public class ReportReading {

    private final OnlineSigningDesk desk;

    public ReportReading(OnlineSigningDesk desk) {
        this.desk = desk;
    }

    public StepOutcome handle(
            AuthorizationId id,
            @Nullable String textSha256,
            @Nullable Instant openedAt,
            @Nullable Instant scrolledToEndAt,
            Requester requester) {
        return desk.onOwnDraft(id, requester, own -> switch (own.log()
                .reportReading(textSha256, openedAt, scrolledToEndAt, desk.now())) {
            case SigningLog.Report.Accepted accepted -> desk.record(own, accepted.step(), requester);
            case SigningLog.Report.Refused refused -> desk.refuse(own, refused.faults(), requester);
        });
    }
}
