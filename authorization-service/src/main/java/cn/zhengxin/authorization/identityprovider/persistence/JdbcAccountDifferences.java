package cn.zhengxin.authorization.identityprovider.persistence;

import cn.zhengxin.authorization.identityprovider.application.AccountDifference;
import cn.zhengxin.authorization.identityprovider.application.AccountDifferences;
import cn.zhengxin.authorization.identityprovider.application.DifferenceKind;
import cn.zhengxin.authorization.operator.model.Account;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccountDifferences implements AccountDifferences {

    private final JdbcClient jdbc;

    JdbcAccountDifferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AccountDifference> replaceAll(List<AccountDifference> found) {
        // One comparison at a time writes what it found.
        jdbc.sql("LOCK TABLE account_difference IN SHARE ROW EXCLUSIVE MODE").update();
        var before = all(null);
        for (var old : before) {
            if (found.stream().noneMatch(difference -> isSame(difference, old))) {
                jdbc.sql("DELETE FROM account_difference WHERE operator_account = :account AND kind = :kind")
                        .param("account", old.account().value())
                        .param("kind", old.kind().name())
                        .update();
            }
        }
        var fresh = new ArrayList<AccountDifference>();
        for (var difference : found) {
            if (before.stream().noneMatch(old -> isSame(difference, old))) {
                insert(difference);
                fresh.add(difference);
            }
        }
        return fresh;
    }

    private static boolean isSame(AccountDifference one, AccountDifference other) {
        return one.account().equals(other.account()) && one.kind() == other.kind();
    }

    private void insert(AccountDifference difference) {
        jdbc.sql("""
                        INSERT INTO account_difference (operator_account, kind, institution_code, found_at, repaired)
                        VALUES (:account, :kind, :institution, :foundAt, :repaired)
                        """)
                .param("account", difference.account().value())
                .param("kind", difference.kind().name())
                .param("institution", difference.institution())
                .param("foundAt", difference.foundAt().atOffset(ZoneOffset.UTC))
                .param("repaired", difference.repaired())
                .update();
    }

    @Override
    public List<AccountDifference> all(@Nullable String institution) {
        return jdbc.sql("""
                        SELECT operator_account, kind, institution_code, found_at, repaired FROM account_difference
                        WHERE :institution::text IS NULL OR institution_code = :institution
                        ORDER BY operator_account, kind
                        """)
                .param("institution", institution)
                .query((row, number) -> new AccountDifference(
                        new Account(row.getString("operator_account")),
                        DifferenceKind.valueOf(row.getString("kind")),
                        row.getString("institution_code"),
                        row.getObject("found_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("repaired")))
                .list();
    }

    @Override
    public int count() {
        return jdbc.sql("SELECT count(*) FROM account_difference")
                .query(Integer.class)
                .single();
    }
}
