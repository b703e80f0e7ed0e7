package cn.zhengxin.query.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books as they were last read stay in memory. Each time one is asked for, the database says which version is in force and whether its
 * rows are still those that were read; a version that was approved, or corrected by the tables' owner, counts from then on in every
 * process.
 */
@Repository
class JdbcPolicyBooks implements PolicyBooks, PolicyBooksByVersion {

    private static final TypeReference<Map<String, String>> NUMBERS = new TypeReference<>() {};

    /** A row that was written anew has another xmin. */
    private static final String WRITTEN_BY = "(SELECT count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) FROM ";

    private final JdbcClient database;
    private final JsonMapper json;
    private final Map<Asked, Read> read = new ConcurrentHashMap<>();

    JdbcPolicyBooks(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Asked(int version, @Nullable String institution) {}

    /** A version and what its rows are told apart by. */
    private record Edition(int version, String writtenBy) {}

    private record Read(Edition edition, PolicyBook book) {}

    @Override
    public PolicyBook inForceAt(Instant moment) {
        return book(moment, null);
    }

    @Override
    public PolicyBook inForceAt(Instant moment, String institution) {
        return book(moment, institution);
    }

    private PolicyBook book(Instant moment, @Nullable String institution) {
        var edition = editionInForceAt(moment, institution);
        var asked = new Asked(edition.version(), institution);
        var known = read.get(asked);
        if (known != null && known.edition().equals(edition)) {
            return known.book();
        }
        var book = read(edition.version(), institution)
                .orElseThrow(() -> new IllegalStateException("No policy version is in force"));
        read.put(asked, new Read(edition, book));
        return book;
    }

    private Edition editionInForceAt(Instant moment, @Nullable String institution) {
        return database.sql("SELECT version, " + WRITTEN_BY + "policy_rule WHERE policy_version = version) || ' ' || "
                        + WRITTEN_BY + """
                        policy_rule_of_institution WHERE policy_version = version AND institution = :institution)
                            AS written_by
                        FROM policy_version
                        WHERE effective_from <= :moment AND approved_by IS NOT NULL
                        ORDER BY effective_from DESC, version DESC LIMIT 1
                        """)
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .param("institution", institution)
                .query((row, number) ->
                        new Edition(row.getInt("version"), Objects.requireNonNull(row.getString("written_by"))))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No policy version is in force"));
    }

    @Override
    public Optional<PolicyBook> find(int version, String institution) {
        return read(version, institution);
    }

    /** Empty when no such version has any rule. */
    private Optional<PolicyBook> read(int version, @Nullable String institution) {
        var rules = new HashMap<String, RuleTerms>();
        database.sql("""
                        SELECT general.rule, basis, cure, general.numbers || coalesce(own.numbers, '{}') AS numbers
                        FROM policy_rule general
                        LEFT JOIN policy_rule_of_institution own
                            ON own.policy_version = general.policy_version AND own.rule = general.rule
                                AND own.institution = :institution
                        WHERE general.policy_version = :version
                        """)
                .param("version", version)
                .param("institution", institution)
                .query(row -> {
                    String rule = Objects.requireNonNull(row.getString("rule"));
                    rules.put(
                            rule,
                            new RuleTerms(
                                    rule,
                                    Objects.requireNonNull(row.getString("basis")),
                                    Objects.requireNonNull(row.getString("cure")),
                                    json.readValue(Objects.requireNonNull(row.getString("numbers")), NUMBERS)));
                });
        return rules.isEmpty() ? Optional.empty() : Optional.of(new PolicyBook(version, rules));
    }
}
