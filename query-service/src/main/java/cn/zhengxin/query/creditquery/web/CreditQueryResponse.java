package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Reason;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Trigger;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A query as callers see it: of its subject, the masked name only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreditQueryResponse(
        UUID id,
        CreditQuery.State state,
        @Nullable DecisionResponse decision,
        ReportType reportType,
        Purpose purpose,
        UUID authorizationId,
        String businessReference,
        @Nullable Trigger trigger,
        @Nullable SubjectResponse subject,
        String institution,
        String requestedBy,
        @Nullable String reviewedBy,
        @Nullable String requestNumber,
        @Nullable ReportStateResponse report,
        @Nullable ReportSourceResponse reportSource,
        Instant createdAt) {

    record DecisionResponse(
            Decision.Outcome outcome, Decision.@Nullable ReviewBy reviewBy, List<Reason> reasons, int policyVersion) {
        DecisionResponse {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The report of an answered query.
     *
     * @param validUntil when its days are over (Q14)
     * @param retainedUntil how long its credit file is kept; absent unless it was adopted
     * @param views how often it was shown to anybody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportStateResponse(Instant validUntil, @Nullable Instant retainedUntil, int views) {}

    /**
     * Where the report of an answered query comes from (Q9).
     *
     * @param queryId of the earlier query whose report answers this one; absent where the bureau was asked
     * @param inquiryAvoided whether the bureau was spared
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportSourceResponse(Kind kind, @Nullable UUID queryId, boolean inquiryAvoided) {

        /** Who gave the report. */
        enum Kind {
            BUREAU,
            EARLIER_QUERY
        }
    }

    record SubjectResponse(String name) {}
}
