package cn.zhengxin.query.batch.persistence;

import cn.zhengxin.query.batch.application.CreditQueryBatches;
import cn.zhengxin.query.batch.model.Approval;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchParticulars;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.inquiry.Requester;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCreditQueryBatches implements CreditQueryBatches {

    private final JdbcClient database;

    JdbcCreditQueryBatches(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean add(CreditQueryBatch.AwaitingApproval batch) {
        return database.sql("""
                        INSERT INTO credit_query_batch (id, state, version, uploader_kind, uploader_account,
                            employee_number, institution, branch, terminal, idempotency_key, content_digest, row_count,
                            uploaded_at)
                        VALUES (:id, 'AWAITING_APPROVAL', :version, :kind, :account, :employeeNumber, :institution,
                            :branch, :terminal, :idempotencyKey, :contentDigest, :rows, :uploadedAt)
                        ON CONFLICT (uploader_account, idempotency_key) DO NOTHING
                        """).params(columnsOf(batch)).update() == 1;
    }

    private static Map<String, @Nullable Object> columnsOf(CreditQueryBatch.AwaitingApproval batch) {
        BatchParticulars particulars = batch.particulars();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", batch.id().value());
        columns.put("version", batch.version());
        columns.put("account", particulars.uploader().account());
        columns.put("institution", particulars.institution());
        columns.put("idempotencyKey", particulars.idempotencyKey());
        columns.put("contentDigest", particulars.contentDigest());
        columns.put("rows", particulars.rows());
        columns.put("uploadedAt", timestamp(particulars.uploadedAt()));
        columns.put("employeeNumber", null);
        columns.put("branch", null);
        columns.put("terminal", null);
        switch (particulars.uploader()) {
            case Requester.Officer officer -> {
                columns.put("kind", "OFFICER");
                columns.put("employeeNumber", officer.employeeNumber());
                columns.put("branch", officer.branch());
                columns.put("terminal", officer.terminal());
            }
            case Requester.LendingSystem system -> columns.put("kind", "LENDING_SYSTEM");
            case Requester.PartnerSystem partner -> throw new IllegalArgumentException("A partner hands in no batches");
        }
        return columns;
    }

    @Override
    public Optional<CreditQueryBatch> find(BatchId id) {
        return database.sql("SELECT * FROM credit_query_batch WHERE id = :id")
                .param("id", id.value())
                .query(JdbcCreditQueryBatches::batchOf)
                .optional();
    }

    @Override
    public Optional<CreditQueryBatch> findByKey(String uploaderAccount, String idempotencyKey) {
        return database.sql("""
                        SELECT * FROM credit_query_batch
                        WHERE uploader_account = :account AND idempotency_key = :key
                        """)
                .param("account", uploaderAccount)
                .param("key", idempotencyKey)
                .query(JdbcCreditQueryBatches::batchOf)
                .optional();
    }

    @Override
    public boolean replace(CreditQueryBatch next) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", next.id().value());
        columns.put("state", next.state().name());
        columns.put("version", next.version());
        columns.put("versionBefore", next.version() - 1);
        approval(columns, "first", firstOf(next));
        approval(columns, "second", secondOf(next));
        Pause pause = next instanceof CreditQueryBatch.Paused paused ? paused.pause() : null;
        columns.put("pauseReason", pause == null ? null : pause.reason().name());
        columns.put("pausedBy", pause == null ? null : pause.by());
        columns.put("pausedAt", pause == null ? null : timestamp(pause.at()));
        ending(columns, next);
        // What an earlier state has fixed stays on record in later ones.
        return database.sql("""
                        UPDATE credit_query_batch SET state = :state, version = :version,
                            first_approver = coalesce(:firstApprover, first_approver),
                            first_approver_employee = coalesce(:firstEmployee, first_approver_employee),
                            first_approver_terminal = coalesce(:firstTerminal, first_approver_terminal),
                            first_approval_key = coalesce(:firstKey, first_approval_key),
                            first_approved_at = coalesce(cast(:firstAt AS timestamptz), first_approved_at),
                            second_approver = coalesce(:secondApprover, second_approver),
                            second_approver_employee = coalesce(:secondEmployee, second_approver_employee),
                            second_approver_terminal = coalesce(:secondTerminal, second_approver_terminal),
                            second_approval_key = coalesce(:secondKey, second_approval_key),
                            second_approved_at = coalesce(cast(:secondAt AS timestamptz), second_approved_at),
                            started_at = coalesce(cast(:startedAt AS timestamptz), started_at),
                            pause_reason = :pauseReason, paused_by = :pausedBy,
                            paused_at = cast(:pausedAt AS timestamptz),
                            ended_by = :endedBy, ended_at = cast(:endedAt AS timestamptz)
                        WHERE id = :id AND version = :versionBefore
                        """).params(columns).update() == 1;
    }

    private static @Nullable Approval firstOf(CreditQueryBatch batch) {
        return switch (batch) {
            case CreditQueryBatch.Open open -> open.first();
            case CreditQueryBatch.Rejected rejected -> rejected.first();
            case CreditQueryBatch.Completed completed -> completed.approvals().first();
            case CreditQueryBatch.Cancelled cancelled -> cancelled.first();
        };
    }

    private static @Nullable Approval secondOf(CreditQueryBatch batch) {
        return switch (batch) {
            case CreditQueryBatch.Open open -> open.second();
            case CreditQueryBatch.Rejected rejected -> null;
            case CreditQueryBatch.Completed completed -> completed.approvals().second();
            case CreditQueryBatch.Cancelled cancelled -> cancelled.second();
        };
    }

    private static void approval(Map<String, @Nullable Object> columns, String which, @Nullable Approval approval) {
        columns.put(which + "Approver", approval == null ? null : approval.by().account());
        columns.put(which + "Employee", approval == null ? null : approval.by().employeeNumber());
        columns.put(which + "Terminal", approval == null ? null : approval.by().terminal());
        columns.put(which + "Key", approval == null ? null : approval.idempotencyKey());
        columns.put(which + "At", approval == null ? null : timestamp(approval.at()));
    }

    private static void ending(Map<String, @Nullable Object> columns, CreditQueryBatch batch) {
        columns.put("startedAt", null);
        columns.put("endedBy", null);
        columns.put("endedAt", null);
        switch (batch) {
            case CreditQueryBatch.Running running -> columns.put("startedAt", timestamp(running.startedAt()));
            case CreditQueryBatch.Completed completed -> columns.put("endedAt", timestamp(completed.at()));
            case CreditQueryBatch.Rejected rejected -> {
                columns.put("endedBy", rejected.by());
                columns.put("endedAt", timestamp(rejected.at()));
            }
            case CreditQueryBatch.Cancelled cancelled -> {
                columns.put("endedBy", cancelled.by());
                columns.put("endedAt", timestamp(cancelled.at()));
            }
            case CreditQueryBatch.AwaitingApproval waiting -> {}
            case CreditQueryBatch.Approved approved -> {}
            case CreditQueryBatch.Paused paused -> {}
        }
    }

    @Override
    public List<CreditQueryBatch> page(Filter filter, @Nullable BatchId before, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("institution", filter.institution());
        values.put("limit", limit);
        var conditions = new StringBuilder("institution = :institution");
        if (filter.uploaderAccount() != null) {
            conditions.append(" AND uploader_account = :uploader");
            values.put("uploader", filter.uploaderAccount());
        }
        CreditQueryBatch.State state = filter.state();
        if (state != null) {
            conditions.append(" AND state = :state");
            values.put("state", state.name());
        }
        if (before != null) {
            conditions.append(" AND id < :before"); // ids are ordered by time
            values.put("before", before.value());
        }
        return database.sql("SELECT * FROM credit_query_batch WHERE " + conditions + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query(JdbcCreditQueryBatches::batchOf)
                .list();
    }

    @Override
    public List<CreditQueryBatch> inState(CreditQueryBatch.State state, int limit) {
        return database.sql("SELECT * FROM credit_query_batch WHERE state = :state ORDER BY id LIMIT :limit")
                .param("state", state.name())
                .param("limit", limit)
                .query(JdbcCreditQueryBatches::batchOf)
                .list();
    }

    @Override
    public int countOutage(BatchId id) {
        return database.sql("UPDATE credit_query_batch SET outages = outages + 1 WHERE id = :id RETURNING outages")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void forgetOutages(BatchId id) {
        database.sql("UPDATE credit_query_batch SET outages = 0 WHERE id = :id AND outages > 0")
                .param("id", id.value())
                .update();
    }

    private static CreditQueryBatch batchOf(ResultSet row, int number) throws SQLException {
        return new BatchRow(row).batch();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
