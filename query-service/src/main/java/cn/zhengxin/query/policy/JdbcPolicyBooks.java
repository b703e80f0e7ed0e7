package cn.zhengxin.query.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPolicyBooks implements PolicyBooks, PolicyBooksByVersion {

    private static final TypeReference<Map<String, String>> NUMBERS = new TypeReference<>() {};

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
        return database.sql("SELECT version FROM policy_version WHERE version = :version")
                .param("version", version)
                .query(Integer.class)
                .optional()
                .map(found -> book(found, institution));
    }

    private PolicyBook book(Instant moment, @Nullable String institution) {
        int version = database.sql("""
                        SELECT version FROM policy_version
                        WHERE effective_from <= :moment AND approved_by IS NOT NULL
                        ORDER BY effective_from DESC, version DESC LIMIT 1
                        """)
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No policy version is in force"));
        return book(version, institution);
    }

    private PolicyBook book(int version, @Nullable String institution) {
        var rules = database.sql("""
                        SELECT general.rule, basis, cure, general.numbers || coalesce(own.numbers, '{}') AS numbers
                        FROM policy_rule general
                        LEFT JOIN policy_rule_of_institution own
                            ON own.policy_version = general.policy_version AND own.rule = general.rule
                                AND own.institution = :institution
                        WHERE general.policy_version = :version
                        """)
                .param("version", version)
                .param("institution", institution)
                .query((row, number) -> new RuleTerms(
                        Objects.requireNonNull(row.getString("rule")),
                        Objects.requireNonNull(row.getString("basis")),
                        Objects.requireNonNull(row.getString("cure")),
                        json.readValue(Objects.requireNonNull(row.getString("numbers")), NUMBERS)))
                .list();
        return new PolicyBook(version, rules.stream().collect(Collectors.toMap(RuleTerms::rule, terms -> terms)));
    }
}
