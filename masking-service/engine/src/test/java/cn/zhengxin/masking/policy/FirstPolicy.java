package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version 1 as its migration has it, for tests without a database; an integration test holds both equal. */
public final class FirstPolicy {

    private static final Path MIGRATION =
            Path.of("../app/src/main/resources/db/migration/V002__add_masking_policy_version_1.sql");
    private static final Pattern VALUE = Pattern.compile("NULL|'((?:[^']|'')*)'");
    private static final Pattern ROW = Pattern.compile("^    \\(1, \\d+, (.*)\\)[,;]$");

    private FirstPolicy() {}

    public static MaskingPolicy policy() {
        List<PolicyRule> rules = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(MIGRATION)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rules.add(rule(row.group(1)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new MaskingPolicy(
                1,
                Instant.parse("2025-12-31T16:00:00Z"),
                "information-protection-officer",
                "compliance-officer",
                List.of(0L, 10_000L, 50_000L, 100_000L, 300_000L, 500_000L, 1_000_000L, 5_000_000L),
                rules);
    }

    private static PolicyRule rule(String values) {
        List<String> columns = new ArrayList<>();
        Matcher value = VALUE.matcher(values);
        while (value.find()) {
            columns.add(value.group(1));
        }
        return new PolicyRule(
                columns.get(0),
                Channel.valueOf(columns.get(1)),
                columns.get(2) == null ? null : Purpose.valueOf(columns.get(2)),
                columns.get(3),
                columns.get(4) == null ? null : SensitivityClass.valueOf(columns.get(4)),
                columns.get(5) == null ? null : FieldKind.ofWord(columns.get(5)).orElseThrow(),
                MaskingRule.valueOf(columns.get(6)),
                columns.get(7));
    }
}
