package cn.zhengxin.authorization.staffidentity;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.decision.application.SubjectTies;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SubjectTie;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each document is sealed under a key of its own and bound to its account (N1). */
@Repository
class JdbcStaffIdentities implements StaffIdentities, SubjectTies {

    /** Whoever left is no colleague; whoever is suspended still is one. */
    private static final String TIE = """
            EXISTS (SELECT 1 FROM operator_identity
                WHERE operator_account = :account AND subject_reference = :person) AS oneself,
            EXISTS (SELECT 1 FROM operator_identity identity
                JOIN credit_operator colleague ON colleague.account = identity.operator_account
                JOIN credit_operator asking ON asking.institution_code = colleague.institution_code
                WHERE identity.subject_reference = :person AND asking.account = :account
                    AND colleague.account <> :account AND colleague.state <> 'LEFT') AS colleague
            """;

    /** As for colleagues: whoever left is none. */
    private static final String STAFF = """
            EXISTS (SELECT 1 FROM operator_identity identity
                JOIN credit_operator operator ON operator.account = identity.operator_account
                WHERE identity.subject_reference = :person AND operator.institution_code = :institution
                    AND operator.state <> 'LEFT') AS staff
            """;

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;

    JdbcStaffIdentities(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public boolean isAnothers(Account account, SubjectReference person) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM operator_identity
                                       WHERE subject_reference = :person AND operator_account <> :account)
                        """)
                .param("person", person.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean keep(Account account, SubjectReference person, IdentityDocument document, Instant at) {
        var clear = document.type().name() + "/" + document.reveal();
        var sealed = cipher.seal(
                clear.getBytes(StandardCharsets.UTF_8),
                ("operator_identity/" + account.value()).getBytes(StandardCharsets.UTF_8));
        return jdbc.sql("""
                        INSERT INTO operator_identity
                            (operator_account, subject_reference, wrapped_key, ciphertext, recorded_at)
                        SELECT :account, :person, :wrappedKey, :ciphertext, :at
                        WHERE NOT EXISTS (
                            SELECT 1 FROM operator_identity
                            WHERE subject_reference = :person AND operator_account <> :account)
                        ON CONFLICT (operator_account) DO UPDATE
                        SET subject_reference = excluded.subject_reference, wrapped_key = excluded.wrapped_key,
                            ciphertext = excluded.ciphertext, recorded_at = excluded.recorded_at
                        """)
                        .param("account", account.value())
                        .param("person", person.value())
                        .param("wrappedKey", sealed.wrappedKey())
                        .param("ciphertext", sealed.ciphertext())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Tie tie(Account account, SubjectReference person) {
        return jdbc.sql("SELECT " + TIE)
                .param("account", account.value())
                .param("person", person.value())
                .query((row, number) -> new Tie(row.getBoolean("oneself"), row.getBoolean("colleague")))
                .single();
    }

    @Override
    public SubjectTie of(IntendedUse use) {
        return jdbc.sql("SELECT " + TIE + ", " + STAFF)
                .param("account", use.operatorAccount())
                .param("person", use.subject().value())
                .param("institution", use.institution())
                .query((row, number) ->
                        new SubjectTie(row.getBoolean("oneself"), row.getBoolean("colleague"), row.getBoolean("staff")))
                .single();
    }
}
