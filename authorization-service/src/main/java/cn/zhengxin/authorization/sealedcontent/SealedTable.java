package cn.zhengxin.authorization.sealedcontent;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table with one key per row and the columns {@code authorization_id}, {@code wrapped_key} and {@code ciphertext}. */
public final class SealedTable implements SealedContent {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private final JdbcClient jdbc;
    private final String table;
    private final String partColumn;

    /** @param partColumn the column that tells an authorization's rows apart */
    public SealedTable(JdbcClient jdbc, String table, String partColumn) {
        if (!NAME.matcher(table).matches() || !NAME.matcher(partColumn).matches()) {
            throw new IllegalArgumentException("No name of a table or a column");
        }
        this.jdbc = jdbc;
        this.table = table;
        this.partColumn = partColumn;
    }

    @Override
    public Set<String> tables() {
        return Set.of(table);
    }

    @Override
    public List<DestroyedPart> destroy(AuthorizationId authorization) {
        return jdbc
                .sql("UPDATE " + table + " SET wrapped_key = NULL"
                        + " WHERE authorization_id = :authorization AND wrapped_key IS NOT NULL"
                        + " RETURNING " + partColumn + "::text AS part, encode(sha256(ciphertext), 'hex') AS sha256")
                .param("authorization", authorization.value())
                .query((row, number) -> new DestroyedPart(table, row.getString("part"), row.getString("sha256")))
                .list()
                .stream()
                .sorted(Comparator.comparing(DestroyedPart::part))
                .toList();
    }
}
