package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Credentials, each sealed under a key of its own and bound to its operator (N1, O4). */
@Repository
class JdbcBureauAccounts implements BureauAccounts {

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;

    JdbcBureauAccounts(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public boolean keep(Account operator, BureauAccount bureauAccount) {
        var credential = bureauAccount.credential();
        var sealed =
                credential == null ? null : cipher.seal(credential.getBytes(StandardCharsets.UTF_8), context(operator));
        // One statement: taken by somebody else meanwhile is found by the unique index, without an error.
        return jdbc.sql("""
                        INSERT INTO bureau_account AS known
                            (operator_account, bureau_account, credential_wrapped_key, credential_ciphertext)
                        SELECT :operator, :name, :wrappedKey, :ciphertext
                        WHERE NOT EXISTS (
                            SELECT 1 FROM bureau_account
                            WHERE upper(bureau_account) = upper(:name) AND operator_account <> :operator)
                        ON CONFLICT (operator_account) DO UPDATE
                        SET bureau_account = excluded.bureau_account,
                            credential_wrapped_key = excluded.credential_wrapped_key,
                            credential_ciphertext = excluded.credential_ciphertext
                        """)
                        .param("operator", operator.value())
                        .param("name", bureauAccount.name())
                        .param("wrappedKey", sealed == null ? null : sealed.wrappedKey())
                        .param("ciphertext", sealed == null ? null : sealed.ciphertext())
                        .update()
                == 1;
    }

    @Override
    public Optional<BureauAccount> of(Account operator) {
        return jdbc.sql("SELECT * FROM bureau_account WHERE operator_account = :operator")
                .param("operator", operator.value())
                .query((row, number) -> new BureauAccount(row.getString("bureau_account"), credential(row, operator)))
                .optional();
    }

    private @Nullable String credential(ResultSet row, Account operator) throws SQLException {
        var wrappedKey = row.getBytes("credential_wrapped_key");
        if (wrappedKey == null) {
            return null;
        }
        var plain = cipher.open(new Sealed(wrappedKey, row.getBytes("credential_ciphertext")), context(operator));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] context(Account operator) {
        return ("bureau_account/" + operator.value()).getBytes(StandardCharsets.UTF_8);
    }
}
