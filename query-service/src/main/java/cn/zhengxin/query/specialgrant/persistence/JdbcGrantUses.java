package cn.zhengxin.query.specialgrant.persistence;

import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.Circumstance;
import cn.zhengxin.query.gate.GrantInForce;
import cn.zhengxin.query.gate.GrantUses;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.specialgrant.application.GrantJournal;
import cn.zhengxin.query.specialgrant.application.SpecialGrants;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import cn.zhengxin.query.specialgrant.model.SpecialGrantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Uses of special grants in PostgreSQL: whoever holds one has the grant's row locked while uses are counted. */
@Repository
class JdbcGrantUses implements GrantUses {

    private final JdbcClient database;
    private final SpecialGrants grants;
    private final GrantJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    JdbcGrantUses(
            JdbcClient database,
            SpecialGrants grants,
            GrantJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<GrantInForce> hold(CreditQueryId query, Asked asked) {
        return switch (asked.requester()) {
            case Requester.LendingSystem system -> List.of();
            case Requester.PartnerSystem partner -> List.of();
            case Requester.Officer officer -> transactions.execute(transaction -> hold(query, asked, officer));
        };
    }

    private List<GrantInForce> hold(CreditQueryId query, Asked asked, Requester.Officer officer) {
        var held = new ArrayList<GrantInForce>();
        for (GrantInForce grant : lockedInForce(asked, officer)) {
            int holds = database.sql("""
                            INSERT INTO special_grant_use (grant_id, query_id, held_at)
                            SELECT id, :query, :at FROM special_grant
                            WHERE id = :grant AND uses > (SELECT count(*) FROM special_grant_use
                                WHERE grant_id = :grant AND query_id <> :query AND freed_at IS NULL)
                            ON CONFLICT (grant_id, query_id) DO UPDATE SET freed_at = NULL
                            """)
                    .param("query", query.value())
                    .param("grant", grant.grant())
                    .param("at", timestamp(asked))
                    .update();
            if (holds == 1) {
                held.add(grant);
            }
        }
        return held;
    }

    private List<GrantInForce> lockedInForce(Asked asked, Requester.Officer officer) {
        return database.sql("""
                        SELECT id, covers FROM special_grant
                        WHERE state = 'GRANTED' AND holder = :holder AND institution = :institution
                            AND valid_from <= :at AND valid_until > :at
                        ORDER BY valid_until, id FOR NO KEY UPDATE
                        """)
                .param("holder", officer.account())
                .param("institution", officer.institution())
                .param("at", timestamp(asked))
                .query(JdbcGrantUses::grantOf)
                .list();
    }

    @Override
    public List<GrantInForce> look(Asked asked) {
        return switch (asked.requester()) {
            case Requester.LendingSystem system -> List.of();
            case Requester.PartnerSystem partner -> List.of();
            case Requester.Officer officer ->
                database.sql("""
                                SELECT id, covers FROM special_grant
                                WHERE state = 'GRANTED' AND holder = :holder AND institution = :institution
                                    AND valid_from <= :at AND valid_until > :at
                                    AND uses > (SELECT count(*) FROM special_grant_use
                                        WHERE grant_id = special_grant.id AND freed_at IS NULL)
                                ORDER BY valid_until, id
                                """)
                        .param("holder", officer.account())
                        .param("institution", officer.institution())
                        .param("at", timestamp(asked))
                        .query(JdbcGrantUses::grantOf)
                        .list();
        };
    }

    @Override
    public void use(CreditQueryId query, UUID grant) {
        var now = clock.instant();
        database.sql("""
                        UPDATE special_grant_use SET
                            used_at = CASE WHEN grant_id = :grant THEN cast(:now AS timestamptz) END,
                            freed_at = CASE WHEN grant_id <> :grant THEN cast(:now AS timestamptz) END
                        WHERE query_id = :query AND used_at IS NULL AND freed_at IS NULL
                        """)
                .param("grant", grant)
                .param("query", query.value())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        grants.find(new SpecialGrantId(grant))
                .map(SpecialGrant::request)
                .ifPresent(request -> journal.used(request, query, now));
    }

    @Override
    public void free(CreditQueryId query) {
        var now = clock.instant();
        List<UUID> returned = database
                .sql("""
                        UPDATE special_grant_use SET freed_at = :now
                        WHERE query_id = :query AND freed_at IS NULL
                        RETURNING CASE WHEN used_at IS NOT NULL THEN grant_id END AS used_grant
                        """)
                .param("query", query.value())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject("used_grant", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        for (UUID grant : returned) {
            grants.find(new SpecialGrantId(grant))
                    .map(SpecialGrant::request)
                    .ifPresent(request -> journal.useReturned(request, query, now));
        }
    }

    private static GrantInForce grantOf(ResultSet row, int number) throws SQLException {
        return new GrantInForce(
                row.getObject("id", UUID.class),
                Arrays.stream((String[]) row.getArray("covers").getArray())
                        .map(Circumstance::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static OffsetDateTime timestamp(Asked asked) {
        return OffsetDateTime.ofInstant(asked.at(), ZoneOffset.UTC);
    }
}
