package cn.zhengxin.identity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on which every problem is written down for the people who integrate. Each enum of problems has a section there; a
 * test of its module holds the section equal to the enum, so that the page cannot promise what the code does not answer.
 */
public final class ProblemCatalogue {

    private static final String HEAD = "| code | status | category | title | detail |\n|---|---|---|---|---|\n";

    private ProblemCatalogue() {}

    /** The section's table in Markdown, a row per problem in the order given. */
    public static String table(List<? extends ProblemCode> problems) {
        return problems.stream().map(ProblemCatalogue::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    /** The table below the heading {@code ## section} of the page. */
    public static String section(String page, String section) {
        String heading = "\n## " + section + "\n";
        int start = page.indexOf(heading);
        if (start < 0) {
            throw new IllegalArgumentException("The page has no section " + section);
        }
        int table = page.indexOf(HEAD, start);
        int next = page.indexOf("\n## ", start + heading.length());
        int end = next < 0 ? page.length() : next;
        if (table < 0 || table > end) {
            throw new IllegalArgumentException("The section " + section + " has no table");
        }
        return page.substring(table, end).strip() + "\n";
    }

    private static String row(ProblemCode problem) {
        return "| `%s` | %d | %s | %s | %s |"
                .formatted(problem.code(), problem.status(), problem.category(), problem.title(), problem.detail());
    }
}
