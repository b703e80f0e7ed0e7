package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.operator.application.RefusedAccounts;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRefusedAccounts implements RefusedAccounts {

    private final JdbcClient jdbc;

    JdbcRefusedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Account> all(AccountLimits limits) {
        return jdbc.sql("""
                        SELECT account FROM credit_operator o
                        WHERE suspension IS NOT NULL
                           OR points < :gradeBFrom
                           -- Among these two the suspension decides.
                           OR state NOT IN ('ACTIVE', 'SUSPENDED')
                           OR %s
                           OR EXISTS (
                               SELECT 1 FROM recertification_item i JOIN recertification r ON r.id = i.recertification_id
                               WHERE i.operator_account = o.account AND i.answer IS NULL AND r.due_on < :today)
                        ORDER BY account
                        """.formatted(JdbcOperators.UNUSED))
                .param("gradeBFrom", limits.gradeBFrom())
                .param("unusedSince", limits.unusedSince())
                .param("today", limits.today())
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }
}
