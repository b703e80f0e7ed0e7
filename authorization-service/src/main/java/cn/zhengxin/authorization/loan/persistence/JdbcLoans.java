package cn.zhengxin.authorization.loan.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.loan.model.AssetClass;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcLoans implements Loans {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcLoans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Loan> find(LoanReference reference) {
        return jdbc.sql("SELECT * FROM loan WHERE institution_code = :institution AND loan_reference = :reference")
                .param("institution", reference.institution())
                .param("reference", reference.value())
                .query((row, number) -> loan(row))
                .optional();
    }

    @Override
    public Loan findForChange(LoanReference reference) {
        // The row is made first, so that there is one to lock before the core system has told anything.
        jdbc.sql("""
                        INSERT INTO loan (institution_code, loan_reference) VALUES (:institution, :reference)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", reference.institution())
                .param("reference", reference.value())
                .update();
        return jdbc.sql("""
                        SELECT * FROM loan WHERE institution_code = :institution AND loan_reference = :reference FOR UPDATE
                        """)
                .param("institution", reference.institution())
                .param("reference", reference.value())
                .query((row, number) -> loan(row))
                .single();
    }

    @Override
    public void keep(Loan loan) {
        var end = loan.end();
        var classification = loan.classification();
        var movement = loan.movement();
        var lastMovementAt = loan.lastMovementAt();
        jdbc.sql("""
                        UPDATE loan SET
                            ended = :ended, ended_at = :endedAt, asset_class = :assetClass, classified_at = :classifiedAt,
                            dormant = :dormant, moved_at = :movedAt, last_movement_at = :lastMovementAt, amount = :amount
                        WHERE institution_code = :institution AND loan_reference = :reference
                        """)
                .param("ended", end == null ? null : end.reason().name())
                .param("endedAt", end == null ? null : end.since().atOffset(ZoneOffset.UTC))
                .param(
                        "assetClass",
                        classification == null
                                ? null
                                : classification.assetClass().name())
                .param(
                        "classifiedAt",
                        classification == null ? null : classification.since().atOffset(ZoneOffset.UTC))
                .param("dormant", movement != null && movement.dormant())
                .param("movedAt", movement == null ? null : movement.since().atOffset(ZoneOffset.UTC))
                .param("lastMovementAt", lastMovementAt == null ? null : lastMovementAt.atOffset(ZoneOffset.UTC))
                .param("amount", loan.amount())
                .param("institution", loan.reference().institution())
                .param("reference", loan.reference().value())
                .update();
    }

    @Override
    public Optional<Loan> ofAuthorization(AuthorizationId authorization) {
        return jdbc.sql("""
                        SELECT loan.* FROM authorization_loan
                        JOIN loan USING (institution_code, loan_reference)
                        WHERE authorization_id = :authorization
                        """)
                .param("authorization", authorization.value())
                .query((row, number) -> loan(row))
                .optional();
    }

    @Override
    public List<AuthorizationId> boundTo(LoanReference reference) {
        return jdbc.sql("""
                        SELECT authorization_id FROM authorization_loan
                        WHERE institution_code = :institution AND loan_reference = :reference ORDER BY authorization_id
                        """)
                .param("institution", reference.institution())
                .param("reference", reference.value())
                .query((row, number) -> new AuthorizationId(row.getObject("authorization_id", UUID.class)))
                .list();
    }

    @Override
    public boolean isAnothers(LoanReference reference, AuthorizationId authorization) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM authorization_loan bound
                            JOIN customer_authorization other ON other.id = bound.authorization_id
                            WHERE bound.institution_code = :institution AND bound.loan_reference = :reference
                                AND other.purpose <> 'GUARANTOR_CHECK'
                                AND NOT EXISTS (
                                    SELECT 1 FROM customer_authorization own
                                    WHERE own.id = :authorization AND own.institution_code = bound.institution_code
                                        AND (own.purpose = 'GUARANTOR_CHECK' OR own.subject_reference IN (
                                            SELECT party.subject_reference FROM authorization_loan beside
                                            JOIN customer_authorization party ON party.id = beside.authorization_id
                                            WHERE beside.institution_code = :institution
                                                AND beside.loan_reference = :reference))))
                        """)
                .param("institution", reference.institution())
                .param("reference", reference.value())
                .param("authorization", authorization.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean bind(AuthorizationId authorization, LoanReference reference, Party by, Instant at) {
        return jdbc.sql("""
                        INSERT INTO authorization_loan (authorization_id, institution_code, loan_reference, bound_by, bound_at)
                        VALUES (:authorization, :institution, :reference, :by::jsonb, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("authorization", authorization.value())
                        .param("institution", reference.institution())
                        .param("reference", reference.value())
                        .param("by", json.writeValueAsString(by))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<AuthorizationId> numbered(String institution, String authorizationNumber) {
        return jdbc.sql(
                        "SELECT id FROM customer_authorization WHERE number = :number AND institution_code = :institution")
                .param("number", authorizationNumber)
                .param("institution", institution)
                .query((row, number) -> new AuthorizationId(row.getObject("id", UUID.class)))
                .optional();
    }

    private static Loan loan(ResultSet row) throws SQLException {
        var ended = row.getString("ended");
        var assetClass = row.getString("asset_class");
        var movedAt = moment(row, "moved_at");
        return new Loan(
                new LoanReference(row.getString("institution_code"), row.getString("loan_reference")),
                ended == null ? null : new Loan.End(ClosureReason.valueOf(ended), present(row, "ended_at")),
                assetClass == null
                        ? null
                        : new Loan.Classification(AssetClass.valueOf(assetClass), present(row, "classified_at")),
                movedAt == null ? null : new Loan.Movement(row.getBoolean("dormant"), movedAt),
                moment(row, "last_movement_at"),
                row.getBigDecimal("amount"));
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        var moment = moment(row, column);
        if (moment == null) {
            throw new IllegalStateException("A loan's row lacks when it changed");
        }
        return moment;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
