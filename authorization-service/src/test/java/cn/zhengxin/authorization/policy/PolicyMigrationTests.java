package cn.zhengxin.authorization.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A release that knows a new rule, number or violation meets databases with versions that banks proposed themselves. */
class PolicyMigrationTests {

    /** Since this migration there can be versions beside the first. */
    private static final int VERSIONS_BY_BANKS = 22;

    private static final Pattern NUMBER = Pattern.compile("V0*(\\d+)__.*");
    private static final Pattern NEW_ROWS =
            Pattern.compile("INSERT\\s+INTO\\s+policy_(rule|number|deduction)\\b[^;]*", Pattern.CASE_INSENSITIVE);

    @Test
    @DisplayName("A2 · rows for a new rule, number or violation go into every version there is")
    void completesEveryVersion() throws IOException {
        List<String> incomplete = new ArrayList<>();
        for (var migration : migrations()) {
            if (number(migration) > VERSIONS_BY_BANKS) {
                incomplete.addAll(intoOneVersion(migration.getContentAsString(StandardCharsets.UTF_8)));
            }
        }
        assertThat(incomplete)
                .as("written into one version only: INSERT … SELECT version, … FROM policy_version")
                .isEmpty();
    }

    @Test
    @DisplayName("A2 · a row for version 1 alone is noticed")
    void noticesOneVersion() {
        assertThat(intoOneVersion("INSERT INTO policy_rule (version, rule) VALUES (1, 'A18');"))
                .hasSize(1);
        assertThat(intoOneVersion("INSERT INTO policy_number SELECT version, 'X', 1 FROM policy_version;"))
                .isEmpty();
    }

    private static List<String> intoOneVersion(String sql) {
        return NEW_ROWS.matcher(sql)
                .results()
                .map(found -> found.group())
                .filter(statement -> !statement.contains("FROM policy_version"))
                .toList();
    }

    private static List<Resource> migrations() throws IOException {
        var found =
                Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql"));
        assertThat(found).hasSizeGreaterThan(VERSIONS_BY_BANKS);
        return found;
    }

    private static int number(Resource migration) {
        var matcher = NUMBER.matcher(String.valueOf(migration.getFilename()));
        assertThat(matcher.matches()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
