package cn.zhengxin.masking.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.statistics.model.FiguresTable.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymousFiguresTests {

    private static final List<String> BRANCH = List.of("branch");
    private static final List<String> BRANCH_AND_OUTCOME = List.of("branch", "outcome");

    @Test
    @DisplayName("M7 · figures of five and more are given out with their sum, and the answer names k")
    void givesOutLargeGroups() {
        var figures = AnonymousFigures.of(one(5, 17, 120), 5);

        assertThat(figures.k()).isEqualTo(5);
        assertThat(figures.withheld()).isZero();
        assertThat(counts(figures.groups())).containsExactly(5L, 17L, 120L);
        assertThat(counts(figures.totals())).containsExactly(142L);
    }

    @Test
    @DisplayName("M7 · beside a single small group another is withheld, because the sum would give it away")
    void withholdsASecondGroup() {
        var figures = AnonymousFigures.of(one(3, 40, 17), 5);

        assertThat(counts(figures.groups())).containsExactly(null, 40L, null);
        assertThat(counts(figures.totals())).containsExactly(60L);
        assertThat(figures.withheld()).isEqualTo(2);
    }

    @Test
    @DisplayName("M7 · small groups that hide each other need no other; too few altogether are not told even as a sum")
    void letsSmallGroupsHideEachOther() {
        assertThat(counts(AnonymousFigures.of(one(2, 3, 4, 90), 5).groups())).containsExactly(null, null, null, 90L);
        assertThat(counts(AnonymousFigures.of(one(2, 3, 4, 90), 5).totals())).containsExactly(99L);
        assertThat(AnonymousFigures.of(one(1, 2), 5).withheld()).isEqualTo(3);
    }

    @Test
    @DisplayName("M7 · an empty group is withheld like a small one, also where it is not named")
    void withholdsEmptyGroups() {
        var figures = AnonymousFigures.of(
                new FiguresTable(
                        BRANCH_AND_OUTCOME,
                        List.of(
                                new Group(List.of("east", "granted"), 30),
                                new Group(List.of("east", "refused"), 20),
                                new Group(List.of("west", "granted"), 40))),
                5);

        var missing = figures.groups().stream()
                .filter(figure -> figure.keys().equals(Map.of("branch", "west", "outcome", "refused")))
                .findAny()
                .orElseThrow();
        assertThat(missing.count()).isNull();
        assertThat(figures.groups())
                .filteredOn(figure -> figure.count() == null)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 300, 5", "1, 4, 200, 5", "2, 2, 300, 5", "2, 3, 120, 3", "3, 3, 60, 3"})
    @DisplayName(
            "M7 · from all that is given out, sums included, no group below k can be worked out: by trying every table")
    void nothingSmallCanBeWorkedOut(int rows, int columns, int tables, int k) {
        var random = new Random(20_261_127L + rows * 100L + columns);
        for (int i = 0; i < tables; i++) {
            long[][] counts = new long[rows][columns];
            for (long[] row : counts) {
                for (int column = 0; column < columns; column++) {
                    row[column] = random.nextInt(k + 4);
                }
            }
            new Attack(counts, k).assertFails();
        }
    }

    @Test
    @DisplayName(
            "M7 · a table of a thousand groups is worked out at once, and withholds no more than it must of large groups")
    void isFastOnLargeTables() {
        var random = new Random(7);
        var groups = new ArrayList<Group>();
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 25; column++) {
                groups.add(new Group(List.of("r" + row, "c" + column), random.nextInt(100)));
            }
        }

        var figures = AnonymousFigures.of(new FiguresTable(BRANCH_AND_OUTCOME, groups), 5);

        assertThat(figures.groups()).hasSize(1_000);
        assertThat(figures.withheld()).isBetween(40, 200);
    }

    @Test
    @DisplayName("M7 · a table names each group once, with one key for each dimension, and nobody negative")
    void refusesBrokenTables() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiguresTable(
                        BRANCH, List.of(new Group(List.of("east"), 1), new Group(List.of("east"), 2))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiguresTable(BRANCH_AND_OUTCOME, List.of(new Group(List.of("east"), 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new FiguresTable(List.of("a", "a"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FiguresTable(List.of("a", "b", "c"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Group(List.of("east"), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> AnonymousFigures.of(one(1), 1));
    }

    private static FiguresTable one(long... counts) {
        return new FiguresTable(
                BRANCH,
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new Group(List.of("b" + i), counts[i]))
                        .toList());
    }

    private static List<Long> counts(List<AnonymousFigures.Figure> figures) {
        return figures.stream().map(AnonymousFigures.Figure::count).toList();
    }

    /** Somebody with the answer and patience: tries every table that agrees with all that is given out. */
    private static final class Attack {

        private final long[][] counts;
        private final int rows;
        private final int columns;
        private final int k;
        private final Map<Map<String, String>, Long> shown = new HashMap<>();
        private final AnonymousFigures figures;

        Attack(long[][] counts, int k) {
            this.counts = counts;
            this.rows = counts.length;
            this.columns = counts[0].length;
            this.k = k;
            var groups = new ArrayList<Group>();
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    groups.add(new Group(List.of("r" + row, "c" + column), counts[row][column]));
                }
            }
            figures = AnonymousFigures.of(new FiguresTable(List.of("row", "column"), groups), k);
            figures.groups().forEach(figure -> shown.put(figure.keys(), figure.count()));
            figures.totals().forEach(figure -> shown.put(figure.keys(), figure.count()));
        }

        void assertFails() {
            shown.forEach((keys, count) -> {
                long really = sum(counts, keys);
                if (count != null) {
                    assertThat(count).isEqualTo(really).isGreaterThanOrEqualTo(k);
                } else if (really < k) {
                    assertThat(isPossible(new long[rows][columns], 0, keys))
                            .as("%s of %s is known to be small from %s", keys, List.of(counts), figures)
                            .isTrue();
                }
            });
        }

        /** Whether some table that agrees has k or more there. */
        private boolean isPossible(long[][] tried, int cell, Map<String, String> target) {
            if (cell == rows * columns) {
                return shown.entrySet().stream()
                                .allMatch(one -> one.getValue() == null || one.getValue() == sum(tried, one.getKey()))
                        && sum(tried, target) >= k;
            }
            int row = cell / columns;
            int column = cell % columns;
            Long known = shown.get(Map.of("row", "r" + row, "column", "c" + column));
            // Nothing has to grow by more than k for something else to reach k.
            long least = known == null ? 0 : known;
            long most = known == null ? counts[row][column] + k : known;
            for (long value = least; value <= most; value++) {
                tried[row][column] = value;
                if (agrees(tried, row, column) && isPossible(tried, cell + 1, target)) {
                    return true;
                }
            }
            tried[row][column] = 0;
            return false;
        }

        private boolean agrees(long[][] tried, int row, int column) {
            Long rowTotal = shown.get(Map.of("row", "r" + row));
            Long columnTotal = shown.get(Map.of("column", "c" + column));
            long rowSum = sum(tried, Map.of("row", "r" + row));
            long columnSum = sum(tried, Map.of("column", "c" + column));
            return (rowTotal == null || (column == columns - 1 ? rowSum == rowTotal : rowSum <= rowTotal))
                    && (columnTotal == null || (row == rows - 1 ? columnSum == columnTotal : columnSum <= columnTotal));
        }

        private static long sum(long[][] table, Map<String, String> keys) {
            long sum = 0;
            for (int row = 0; row < table.length; row++) {
                for (int column = 0; column < table[row].length; column++) {
                    if (keys.getOrDefault("row", "r" + row).equals("r" + row)
                            && keys.getOrDefault("column", "c" + column).equals("c" + column)) {
                        sum += table[row][column];
                    }
                }
            }
            return sum;
        }
    }
}
