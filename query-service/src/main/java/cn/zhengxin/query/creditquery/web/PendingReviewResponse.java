package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Reason;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A query that waits, as its second person sees it: of its subject the masked name only, of a report nothing.
 *
 * @param reasons why the gate asks for a second person; all of them
 * @param claim who is at it; absent when nobody is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PendingReviewResponse(
        UUID id,
        Decision.@Nullable ReviewBy reviewBy,
        List<Reason> reasons,
        int policyVersion,
        ReportType reportType,
        Purpose purpose,
        UUID authorizationId,
        String businessReference,
        MaskedSubjectResponse subject,
        String requestedBy,
        Instant submittedAt,
        @Nullable ReviewClaimResponse claim) {

    PendingReviewResponse {
        reasons = List.copyOf(reasons);
    }

    record MaskedSubjectResponse(String name) {}
}
