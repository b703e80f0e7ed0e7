package cn.zhengxin.authorization.policy;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Policy tables. A version's rows never change once written, so they are read once; which version is in force is asked each time.
 * While a release rolls out, an instance meets rows made for a newer one. It reads those whose names it knows and leaves the
 * others: what it does not know it cannot grant either.
 */
@Repository
class JdbcAuthorizationPolicies implements AuthorizationPolicies {

    private final JdbcClient jdbc;
    private final ConcurrentMap<Integer, AuthorizationPolicy> read = new ConcurrentHashMap<>();

    JdbcAuthorizationPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuthorizationPolicy at(Instant moment) {
        var version = jdbc.sql("""
                        SELECT version FROM policy_version
                        WHERE effective_from <= :moment AND approved_by IS NOT NULL
                        ORDER BY effective_from DESC, version DESC LIMIT 1
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No policy version is in force"));
        return version(version);
    }

    @Override
    public AuthorizationPolicy version(int version) {
        var known = read.get(version);
        if (known != null) {
            return known;
        }
        var loaded = load(version);
        read.put(version, loaded);
        return loaded;
    }

    private AuthorizationPolicy load(int version) {
        // A term whose clause is unknown is left as a whole: read without it, the term would ask for less.
        var terms = jdbc.sql("""
                        SELECT * FROM policy_term
                        WHERE version = :version AND purpose IN (:purposes) AND product IN (:products)
                          AND (required_clause IS NULL OR required_clause IN (:clauses))
                        ORDER BY purpose, product
                        """)
                .param("version", version)
                .param("purposes", names(Purpose.values()))
                .param("products", names(Product.values()))
                .param("clauses", names(Clause.values()))
                .query((row, number) -> term(row))
                .list();
        var words = jdbc.sql("SELECT word, harmless_in FROM policy_blanket_word WHERE version = :version ORDER BY word")
                .param("version", version)
                .query((row, number) -> new BlanketWord(row.getString("word"), words(row)))
                .list();
        var templates = new HashSet<>(jdbc.sql("SELECT template_version FROM policy_template WHERE version = :version")
                .param("version", version)
                .query(String.class)
                .list());
        Map<PolicyNumber, Integer> numbers = new EnumMap<>(PolicyNumber.class);
        jdbc.sql("SELECT name, value FROM policy_number WHERE version = :version AND name IN (:names)")
                .param("version", version)
                .param("names", names(PolicyNumber.values()))
                .query(row -> {
                    numbers.put(PolicyNumber.valueOf(row.getString("name")), row.getInt("value"));
                });
        Map<Violation, Integer> deductions = new EnumMap<>(Violation.class);
        jdbc.sql("SELECT violation, points FROM policy_deduction WHERE version = :version AND violation IN (:names)")
                .param("version", version)
                .param("names", names(Violation.values()))
                .query(row -> {
                    deductions.put(Violation.valueOf(row.getString("violation")), row.getInt("points"));
                });
        Map<RuleCode, RuleEntry> rules = new EnumMap<>(RuleCode.class);
        jdbc.sql("SELECT rule, basis, message, cure FROM policy_rule WHERE version = :version AND rule IN (:rules)")
                .param("version", version)
                .param("rules", names(RuleCode.values()))
                .query((row, number) -> new RuleEntry(
                        RuleCode.valueOf(row.getString("rule")),
                        row.getString("basis"),
                        row.getString("message"),
                        row.getString("cure")))
                .list()
                .forEach(entry -> rules.put(entry.rule(), entry));
        return jdbc.sql("SELECT * FROM policy_version WHERE version = :version")
                .param("version", version)
                .query((row, number) -> new AuthorizationPolicy(
                        version,
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        terms,
                        words,
                        templates,
                        row.getBigDecimal("recording_threshold"),
                        row.getInt("grade_a_from"),
                        row.getInt("grade_b_from"),
                        numbers,
                        deductions,
                        rules))
                .single();
    }

    private static List<String> names(Enum<?>[] known) {
        return Arrays.stream(known).map(Enum::name).toList();
    }

    private static TermLimit term(ResultSet row) throws SQLException {
        var clause = row.getString("required_clause");
        return new TermLimit(
                Purpose.valueOf(row.getString("purpose")),
                Product.valueOf(row.getString("product")),
                row.getObject("maximum_days", Integer.class),
                row.getObject("maximum_months", Integer.class),
                clauseOf(clause),
                row.getInt("maximum_uses"),
                row.getString("basis"));
    }

    private static @Nullable Clause clauseOf(@Nullable String name) {
        return name == null ? null : Clause.valueOf(name);
    }

    private static Set<String> words(ResultSet row) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray("harmless_in").getArray()));
    }
}
