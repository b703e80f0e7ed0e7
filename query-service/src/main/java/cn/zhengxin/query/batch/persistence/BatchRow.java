package cn.zhengxin.query.batch.persistence;

import cn.zhengxin.query.batch.model.Approval;
import cn.zhengxin.query.batch.model.Approvals;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchParticulars;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row back into the state it stands for; a row that stands for none is a defect and stops the reader. */
final class BatchRow {

    private final ResultSet row;

    BatchRow(ResultSet row) {
        this.row = row;
    }

    CreditQueryBatch batch() throws SQLException {
        BatchParticulars particulars = particulars();
        long version = row.getLong("version");
        return switch (CreditQueryBatch.State.valueOf(text("state"))) {
            case AWAITING_APPROVAL -> new CreditQueryBatch.AwaitingApproval(particulars, version, approval("first"));
            case REJECTED ->
                new CreditQueryBatch.Rejected(
                        particulars, version, approval("first"), text("ended_by"), time("ended_at"));
            case APPROVED -> new CreditQueryBatch.Approved(particulars, version, approvals());
            case RUNNING -> new CreditQueryBatch.Running(particulars, version, approvals(), time("started_at"));
            case PAUSED ->
                new CreditQueryBatch.Paused(
                        particulars,
                        version,
                        approvals(),
                        time("started_at"),
                        new Pause(Pause.Reason.valueOf(text("pause_reason")), text("paused_by"), time("paused_at")));
            case COMPLETED ->
                new CreditQueryBatch.Completed(particulars, version, approvals(), time("started_at"), time("ended_at"));
            case CANCELLED ->
                new CreditQueryBatch.Cancelled(
                        particulars,
                        version,
                        approval("first"),
                        approval("second"),
                        text("ended_by"),
                        time("ended_at"));
        };
    }

    private BatchParticulars particulars() throws SQLException {
        return new BatchParticulars(
                new BatchId(row.getObject("id", UUID.class)),
                uploader(),
                text("idempotency_key"),
                text("content_digest"),
                row.getInt("row_count"),
                time("uploaded_at"));
    }

    private Requester uploader() throws SQLException {
        return switch (text("uploader_kind")) {
            case "OFFICER" ->
                new Requester.Officer(
                        text("uploader_account"),
                        text("employee_number"),
                        text("institution"),
                        text("branch"),
                        row.getString("terminal"));
            case "LENDING_SYSTEM" -> new Requester.LendingSystem(text("uploader_account"), text("institution"));
            default -> throw new IllegalStateException("No such kind of uploader");
        };
    }

    private Approvals approvals() throws SQLException {
        Approval first = approval("first");
        Approval second = approval("second");
        if (first == null || second == null) {
            throw new IllegalStateException("An approval is missing");
        }
        return new Approvals(first, second);
    }

    private @Nullable Approval approval(String which) throws SQLException {
        String account = row.getString(which + "_approver");
        return account == null
                ? null
                : new Approval(
                        new Performer.Employee(
                                account,
                                text(which + "_approver_employee"),
                                text("institution"),
                                row.getString(which + "_approver_terminal")),
                        text(which + "_approval_key"),
                        time(which + "_approved_at"));
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
