package cn.zhengxin.query.gate;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of a loan application, for tests that have no gathering; the one place that names every component. */
public final class SampleFacts {

    private SampleFacts() {}

    public static GateFacts of(
            Requester requester,
            @Nullable Standing standing,
            PermissionAnswer permission,
            Instant at,
            History history,
            boolean workingDay,
            List<GrantInForce> grants) {
        return new GateFacts(
                new Asked(
                        requester,
                        Workbench.AUTHORIZATION,
                        Workbench.SUBJECT,
                        Purpose.LOAN_APPLICATION,
                        ReportType.PERSONAL,
                        new BusinessReference("LN-2026-000123"),
                        at),
                standing,
                permission,
                history,
                workingDay,
                grants);
    }
}
