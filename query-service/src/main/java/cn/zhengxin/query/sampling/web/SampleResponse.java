package cn.zhengxin.query.sampling.web;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system's query that was drawn to be looked at: of its subject the masked name only, of a report how often it was shown.
 *
 * @param id of the query
 * @param day on which it was cleared
 * @param institution code of the institution, or of the partner, whose system asked
 * @param examination absent until somebody has looked at it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SampleResponse(
        UUID id,
        LocalDate day,
        Instant sampledAt,
        Instant dueBy,
        boolean overdue,
        CreditQuery.State state,
        ReportType reportType,
        Purpose purpose,
        UUID authorizationId,
        String businessReference,
        SampledSubjectResponse subject,
        String institution,
        String requestedBy,
        Instant submittedAt,
        @Nullable SampledReportResponse report,
        @Nullable ExaminationResponse examination) {

    record SampledSubjectResponse(String name) {}

    /**
     * The report of an answered query, without anything it says.
     *
     * @param retainedUntil how long its credit file is kept; absent unless it was adopted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SampledReportResponse(
            Instant validUntil, @Nullable Instant retainedUntil, int views) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExaminationResponse(
            SampleFinding finding, @Nullable String reason, String by, Instant at) {
        /** Without the words, which can hold anything. */
        @Override
        public String toString() {
            return "ExaminationResponse[" + finding + "]";
        }
    }
}
