package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.query.bureau.Uncertainty;
import cn.zhengxin.query.creditquery.model.Clearance;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.Dispatch;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.creditquery.model.Review;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a row back into the state it stands for; a row that stands for none is a defect and stops the reader. */
final class CreditQueryRow {

    private final ResultSet row;
    private final Function<String, List<Reason>> reasons;
    private final Function<byte[], String> comment;

    CreditQueryRow(ResultSet row, Function<String, List<Reason>> reasons, Function<byte[], String> comment) {
        this.row = row;
        this.reasons = reasons;
        this.comment = comment;
    }

    CreditQuery query() throws SQLException {
        Particulars particulars = particulars();
        long version = row.getLong("version");
        return switch (CreditQuery.State.valueOf(text("state"))) {
            case SUBMITTED -> new CreditQuery.Submitted(particulars, version);
            case REFUSED -> new CreditQuery.Refused(particulars, version, decision());
            case PENDING_REVIEW -> new CreditQuery.PendingReview(particulars, version, decision());
            case REVIEW_REJECTED -> new CreditQuery.ReviewRejected(particulars, version, decision(), review());
            case APPROVED -> new CreditQuery.Approved(particulars, version, clearance());
            case SENDING -> new CreditQuery.Sending(particulars, version, clearance(), dispatch());
            case UNKNOWN ->
                new CreditQuery.Unknown(
                        particulars, version, clearance(), dispatch(), Uncertainty.valueOf(text("uncertainty")));
            case ANSWERED ->
                new CreditQuery.Answered(particulars, version, clearance(), time("settled_at"), answeredFrom());
            case NO_RECORD -> new CreditQuery.NoRecord(particulars, version, clearance(), time("settled_at"));
            case REJECTED -> new CreditQuery.Rejected(particulars, version, clearance(), time("settled_at"));
            case FAILED ->
                new CreditQuery.Failed(
                        particulars, version, FailureReason.valueOf(text("failure")), time("settled_at"));
        };
    }

    private Particulars particulars() throws SQLException {
        return new Particulars(
                new CreditQueryId(row.getObject("id", UUID.class)),
                requester(),
                text("idempotency_key"),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                ReportType.valueOf(text("report_type")),
                Purpose.valueOf(text("purpose")),
                new BusinessReference(text("business_reference")),
                trigger(),
                new SubjectReference(text("subject_reference")),
                time("submitted_at"));
    }

    private @Nullable Trigger trigger() throws SQLException {
        String value = row.getString("trigger");
        return value == null ? null : Trigger.valueOf(value);
    }

    private @Nullable CreditQueryId answeredFrom() throws SQLException {
        UUID value = row.getObject("answered_from", UUID.class);
        return value == null ? null : new CreditQueryId(value);
    }

    private Requester requester() throws SQLException {
        return switch (text("requester_kind")) {
            case "OFFICER" ->
                new Requester.Officer(
                        text("requester_account"),
                        text("employee_number"),
                        text("institution"),
                        text("branch"),
                        row.getString("terminal"));
            case "LENDING_SYSTEM" -> new Requester.LendingSystem(text("requester_account"), text("institution"));
            case "PARTNER_SYSTEM" -> new Requester.PartnerSystem(text("requester_account"), text("institution"));
            default -> throw new IllegalStateException("No such kind of requester");
        };
    }

    private Decision decision() throws SQLException {
        return new Decision(
                Decision.Outcome.valueOf(text("decision_outcome")),
                reviewBy(),
                reasons.apply(text("decision_reasons")),
                row.getInt("policy_version"));
    }

    private Decision.@Nullable ReviewBy reviewBy() throws SQLException {
        String value = row.getString("review_by");
        return value == null ? null : Decision.ReviewBy.valueOf(value);
    }

    private Clearance clearance() throws SQLException {
        return new Clearance(
                decision(),
                row.getString("reviewer") == null ? null : review(),
                new RequestNumber(text("request_number")),
                time("cleared_at"),
                time("confirmed_at"));
    }

    private Review review() throws SQLException {
        byte @Nullable [] sealed = row.getBytes("review_comment");
        return new Review(
                text("reviewer"),
                sealed == null ? null : comment.apply(sealed),
                text("review_key"),
                time("reviewed_at"));
    }

    private Dispatch dispatch() throws SQLException {
        return new Dispatch(row.getInt("attempts"), time("sent_at"));
    }

    private String text(String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is empty");
        }
        return value;
    }

    private Instant time(String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is empty");
        }
        return value.toInstant();
    }
}
