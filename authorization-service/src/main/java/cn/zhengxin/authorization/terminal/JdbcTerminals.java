package cn.zhengxin.authorization.terminal;

import cn.zhengxin.authorization.operator.application.BoundTerminals;
import cn.zhengxin.authorization.operator.model.Account;
import java.net.InetAddress;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTerminals implements Terminals, BoundTerminals {

    private final JdbcClient jdbc;

    JdbcTerminals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean bind(Account account, InetAddress address) {
        return jdbc.sql("""
                        INSERT INTO operator_terminal (operator_account, address) VALUES (:account, :address::inet)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("account", account.value())
                        .param("address", address.getHostAddress())
                        .update()
                == 1;
    }

    @Override
    public boolean release(Account account, InetAddress address) {
        return jdbc.sql("DELETE FROM operator_terminal WHERE operator_account = :account AND address = :address::inet")
                        .param("account", account.value())
                        .param("address", address.getHostAddress())
                        .update()
                == 1;
    }

    @Override
    public boolean isBound(Account account, InetAddress terminal) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM operator_terminal
                            WHERE operator_account = :account AND address = :address::inet)
                        """)
                .param("account", account.value())
                .param("address", terminal.getHostAddress())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<InetAddress> of(Account account) {
        return jdbc.sql("""
                        SELECT host(address) AS address FROM operator_terminal
                        WHERE operator_account = :account ORDER BY operator_terminal.address
                        """)
                .param("account", account.value())
                .query((row, number) -> InetAddress.ofLiteral(row.getString("address")))
                .list();
    }
}
