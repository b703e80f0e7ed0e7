package cn.zhengxin.query.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPolicyBooks implements PolicyBooks, PolicyBooksByVersion {

    private static final TypeReference<Map<String, String>> NUMBERS = new TypeReference<>() {};

    private static final String RULES = """
            SELECT wanted.version, general.rule, basis, cure, general.numbers || coalesce(own.numbers, '{}') AS numbers
            FROM wanted
            JOIN policy_rule general ON general.policy_version = wanted.version
            LEFT JOIN policy_rule_of_institution own
                ON own.policy_version = general.policy_version AND own.rule = general.rule
                    AND own.institution = :institution
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    JdbcPolicyBooks(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public PolicyBook inForceAt(Instant moment) {
        return book(moment, null);
    }

    @Override
    public PolicyBook inForceAt(Instant moment, String institution) {
        return book(moment, institution);
    }

    @Override
    public Optional<PolicyBook> find(int version, String institution) {
        return book(database.sql("""
                        WITH wanted AS (SELECT version FROM policy_version WHERE version = :version)
                        """ + RULES).param("version", version), institution);
    }

    /** One statement, because each one waits for a connection of its own. */
    private PolicyBook book(Instant moment, @Nullable String institution) {
        return book(
                        database.sql("""
                        WITH wanted AS (
                            SELECT version FROM policy_version
                            WHERE effective_from <= :moment AND approved_by IS NOT NULL
                            ORDER BY effective_from DESC, version DESC LIMIT 1)
                        """ + RULES).param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)),
                        institution)
                .orElseThrow(() -> new IllegalStateException("No policy version is in force"));
    }

    /** Empty when no such version has any rule. */
    private Optional<PolicyBook> book(JdbcClient.StatementSpec statement, @Nullable String institution) {
        var rules = new HashMap<String, RuleTerms>();
        var version = new AtomicInteger();
        statement.param("institution", institution).query(row -> {
            version.set(row.getInt("version"));
            String rule = Objects.requireNonNull(row.getString("rule"));
            rules.put(
                    rule,
                    new RuleTerms(
                            rule,
                            Objects.requireNonNull(row.getString("basis")),
                            Objects.requireNonNull(row.getString("cure")),
                            json.readValue(Objects.requireNonNull(row.getString("numbers")), NUMBERS)));
        });
        return rules.isEmpty() ? Optional.empty() : Optional.of(new PolicyBook(version.get(), rules));
    }
}
