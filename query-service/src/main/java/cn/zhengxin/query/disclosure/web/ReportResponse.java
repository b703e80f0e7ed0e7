package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is shown.
 *
 * @param views how often it was shown to anybody, this view included
 */
record ReportResponse(
        UUID queryId,
        ReportType reportType,
        Purpose purpose,
        WatermarkResponse watermark,
        int policyVersion,
        List<DisputeMarkResponse> disputeMarks,
        Map<String, Object> sections,
        List<String> withheld,
        int views) {

    record WatermarkResponse(String operator, @Nullable String terminal, Instant time) {}

    /**
     * An item in dispute.
     *
     * @param itemPath where in the report; {@code *} for the report as a whole */
    record DisputeMarkResponse(UUID disputeId, String itemPath, Instant since) {}

    @Override
    public String toString() {
        return "ReportResponse[" + queryId + "]";
    }
}
