package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.application.AdmissionRecords;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Approval;
import cn.zhengxin.authorization.operator.model.ApprovalLevel;
import cn.zhengxin.authorization.operator.model.Approvals;
import cn.zhengxin.authorization.operator.model.Qualification;
import cn.zhengxin.authorization.operator.model.QualificationKind;
import cn.zhengxin.authorization.operator.model.Qualifications;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcAdmissionRecords implements AdmissionRecords {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcAdmissionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Qualifications qualificationsOf(Account account) {
        return new Qualifications(jdbc.sql("SELECT * FROM operator_qualification WHERE operator_account = :account")
                .param("account", account.value())
                .query((row, number) -> new Qualification(
                        QualificationKind.valueOf(row.getString("kind")),
                        row.getString("reference"),
                        row.getObject("achieved_on", LocalDate.class),
                        row.getObject("percent", Integer.class)))
                .list());
    }

    @Override
    public boolean record(Account account, Qualification qualification, Party by, Instant at) {
        return jdbc.sql("""
                        INSERT INTO operator_qualification
                            (operator_account, kind, reference, achieved_on, percent, recorded_by, recorded_at)
                        VALUES (:account, :kind, :reference, :on, :percent, :by::jsonb, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("account", account.value())
                        .param("kind", qualification.kind().name())
                        .param("reference", qualification.reference())
                        .param("on", qualification.on())
                        .param("percent", qualification.percent())
                        .param("by", json.writeValueAsString(by))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Approvals approvalsOf(Account account) {
        return new Approvals(jdbc.sql(
                        "SELECT * FROM operator_approval WHERE operator_account = :account ORDER BY approved_at")
                .param("account", account.value())
                .query((row, number) -> new Approval(
                        ApprovalLevel.valueOf(row.getString("level")),
                        json.readValue(row.getString("approver"), Party.class),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public void approve(Account account, Approval approval) {
        jdbc.sql("""
                        INSERT INTO operator_approval (operator_account, level, approver, approved_at)
                        VALUES (:account, :level, :approver::jsonb, :at)
                        """)
                .param("account", account.value())
                .param("level", approval.level().name())
                .param("approver", json.writeValueAsString(approval.by()))
                .param("at", approval.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
