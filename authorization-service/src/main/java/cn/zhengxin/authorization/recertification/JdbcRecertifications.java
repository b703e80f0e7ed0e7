package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
class JdbcRecertifications implements Recertifications {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcRecertifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Integer> open(Recertification campaign) {
        var opened = jdbc.sql("""
                        INSERT INTO recertification (id, quarter, opened_at, due_on) VALUES (:id, :quarter, :openedAt, :dueOn)
                        ON CONFLICT (quarter) DO NOTHING
                        """)
                .param("id", campaign.id())
                .param("quarter", campaign.quarter())
                .param("openedAt", campaign.openedAt().atOffset(ZoneOffset.UTC))
                .param("dueOn", campaign.dueOn())
                .update();
        if (opened == 0) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                        INSERT INTO recertification_item (recertification_id, operator_account, institution_code, manager)
                        SELECT :id, account, institution_code,
                               CASE WHEN administrator_tier IS NULL THEN 'INSTITUTION' ELSE 'PROVINCE' END
                        FROM credit_operator WHERE state IN ('ACTIVE', 'LOCKED', 'SUSPENDED')
                        """).param("id", campaign.id()).update());
    }

    @Override
    public Optional<Recertification> find(UUID id) {
        return jdbc.sql("SELECT * FROM recertification WHERE id = :id")
                .param("id", id)
                .query((row, number) -> campaign(row))
                .optional();
    }

    @Override
    public List<Recertification> all(int limit) {
        return jdbc.sql("SELECT * FROM recertification ORDER BY quarter DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> campaign(row))
                .list();
    }

    @Override
    public Optional<RecertificationItem> findForAnswer(UUID campaign, Account account) {
        return jdbc.sql("""
                        SELECT * FROM recertification_item
                        WHERE recertification_id = :campaign AND operator_account = :account FOR UPDATE
                        """)
                .param("campaign", campaign)
                .param("account", account.value())
                .query((row, number) -> item(row))
                .optional();
    }

    @Override
    public void answer(UUID campaign, RecertificationItem.Answered item) {
        jdbc.sql("""
                        UPDATE recertification_item
                        SET answer = :answer, answered_by = :by::jsonb, answered_at = :at
                        WHERE recertification_id = :campaign AND operator_account = :account AND answer IS NULL
                        """)
                .param("answer", item.answer().name())
                .param("by", json.writeValueAsString(item.by()))
                .param("at", item.at().atOffset(ZoneOffset.UTC))
                .param("campaign", campaign)
                .param("account", item.account().value())
                .update();
    }

    @Override
    public List<RecertificationItem> items(
            UUID campaign, @Nullable String institution, @Nullable Account after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM recertification_item
                        WHERE recertification_id = :campaign
                          AND (:institution::text IS NULL
                               OR (institution_code = :institution AND manager = 'INSTITUTION'))
                          AND (:after::text IS NULL OR operator_account > :after)
                        ORDER BY operator_account LIMIT :limit
                        """)
                .param("campaign", campaign)
                .param("institution", institution)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
    }

    private static Recertification campaign(ResultSet row) throws SQLException {
        return new Recertification(
                row.getObject("id", UUID.class),
                row.getString("quarter"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class));
    }

    private RecertificationItem item(ResultSet row) throws SQLException {
        var open = new RecertificationItem.Unanswered(
                new Account(row.getString("operator_account")),
                row.getString("institution_code"),
                AdministratorTier.valueOf(row.getString("manager")));
        var answer = row.getString("answer");
        return answer == null
                ? open
                : open.answer(
                        RecertificationItem.Answer.valueOf(answer),
                        json.readValue(row.getString("answered_by"), Party.class),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant());
    }
}
