package cn.zhengxin.deploy.endtoend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/rules.md} to the tests: a rule said to be decided has a test that carries its identifier. */
class RuleCatalogueTests {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern ROW =
            Pattern.compile("^\\| ([AOQMUDN]\\d{1,2}) \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern DISPLAY_NAME =
            Pattern.compile("@DisplayName\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern IDENTIFIER = Pattern.compile("\\b([AOQMUDN]\\d{1,2})\\b");

    private static final Pattern RANGE = Pattern.compile("\\b[AOQMUDN]\\d{1,2} ?[–-] ?[AOQMUDN]\\d{1,2}\\b");

    private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@Disabled", Pattern.MULTILINE);

    /** A name that begins with rules is a test of them; one that mentions a rule later only speaks of it. */
    private static final Pattern TESTED =
            Pattern.compile("^((?:[AOQMUDN]\\d{1,2}(?: · |, | to |: | (?=[AOQMUDN]\\d)))+)");

    @Test
    @DisplayName("every rule of the catalogue has one of the three statuses")
    void everyRuleHasAStatus() throws IOException {
        assertThat(statuses())
                .hasSizeGreaterThanOrEqualTo(70)
                .allSatisfy((rule, status) ->
                        assertThat(status).as("status of %s", rule).containsPattern("^(built|narrow|planned)\\b"));
    }

    @Test
    @DisplayName("a rule that is built or narrow has a test under its identifier")
    void everyDecidedRuleHasATest() throws IOException {
        Set<String> tested = rulesUnderTest();
        Set<String> decided = statuses().entrySet().stream()
                .filter(row -> !row.getValue().startsWith("planned"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).containsAll(decided);
    }

    @Test
    @DisplayName("no test is switched off: it would still count as the test of its rule")
    void noTestIsSwitchedOff() throws IOException {
        assertThat(tests().filter(file -> SWITCHED_OFF.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    @DisplayName("a test names only rules that the catalogue knows")
    void noTestInventsARule() throws IOException {
        assertThat(statuses().keySet()).containsAll(identifiersInTests());
    }

    @Test
    @DisplayName("rules are written out, because a search for one does not find it in a range")
    void noRuleHidesInARange() throws IOException {
        assertThat(sources("/src/main/")
                        .filter(file -> RANGE.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    @DisplayName("a rule that is decided is named in the code that decides it")
    void everyDecidedRuleIsNamedInTheCode() throws IOException {
        Set<String> named = identifiersIn(sources("/src/main/java/")
                // These list every rule there is and decide none.
                .filter(file -> !file.toString().matches(".*(RuleCode|Problem|PolicyNumber)\\.java"))
                .map(RuleCatalogueTests::read));
        assertThat(statuses().entrySet().stream()
                        .filter(row -> !row.getValue().startsWith("planned"))
                        .map(Map.Entry::getKey))
                .isSubsetOf(named);
    }

    private static Stream<Path> sources(String room) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().contains(room))
                    .filter(file -> file.toString().matches(".*\\.(java|yaml)"))
                    .toList()
                    .stream();
        }
    }

    private static Map<String, String> statuses() throws IOException {
        Map<String, String> statuses = new LinkedHashMap<>();
        var rows = ROW.matcher(Files.readString(ROOT.resolve("docs/rules.md")));
        while (rows.find()) {
            assertThat(statuses.put(rows.group(1), rows.group(2).strip()))
                    .as("%s stands once", rows.group(1))
                    .isNull();
        }
        return statuses;
    }

    private static Set<String> identifiersInTests() throws IOException {
        return identifiersIn(displayNames());
    }

    private static Set<String> rulesUnderTest() throws IOException {
        return identifiersIn(
                displayNames().flatMap(name -> TESTED.matcher(name).results().map(MatchResult::group)));
    }

    private static Set<String> identifiersIn(Stream<String> texts) {
        return texts.flatMap(text -> IDENTIFIER.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> displayNames() throws IOException {
        return tests().flatMap(
                        file -> DISPLAY_NAME.matcher(read(file)).results().map(name -> name.group(1)));
    }

    private static Stream<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith("Tests.java"))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
