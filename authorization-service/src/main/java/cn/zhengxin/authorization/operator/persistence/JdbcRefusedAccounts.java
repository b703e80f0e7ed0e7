package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.operator.application.RefusedAccounts;
import cn.zhengxin.authorization.operator.model.Account;
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
    public List<Account> all(int gradeBFrom) {
        return jdbc.sql("""
                        SELECT account FROM credit_operator
                        WHERE suspension IS NOT NULL
                           OR points < :gradeBFrom
                           -- A row without a state is of the time when all accounts were open.
                           OR coalesce(to_jsonb(credit_operator) ->> 'state', 'ACTIVE') <> 'ACTIVE'
                        ORDER BY account
                        """)
                .param("gradeBFrom", gradeBFrom)
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }
}
