package cn.zhengxin.masking.statistics.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * M7: what of a table may be given out. Every figure below k is withheld, totals included; then as many others as it takes so that
 * from all that is given out, with all its sums, nobody can tell that a withheld group has fewer than k. An empty group is withheld
 * like a small one, because that a group is empty tells of everybody in it, too.
 *
 * @param k the smallest group that a figure tells of
 * @param groups every combination of keys
 * @param totals over one dimension, and over all
 * @param withheld how many figures are not given out; which of them were too small is not told
 */
public record AnonymousFigures(int k, List<Figure> groups, List<Figure> totals, int withheld) {

    public AnonymousFigures {
        groups = List.copyOf(groups);
        totals = List.copyOf(totals);
    }

    /**
     * One figure.
     *
     * @param keys by dimension; a dimension that is not named is summed over
     * @param count absent where it is withheld
     */
    public record Figure(Map<String, String> keys, @Nullable Long count) {
        public Figure {
            keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        }
    }

    public static AnonymousFigures of(FiguresTable table, int k) {
        if (k < 2) {
            throw new IllegalArgumentException("k is at least 2");
        }
        return table.dimensions().size() == 1 ? ofOne(table, k) : ofTwo(table, k);
    }

    private static AnonymousFigures ofOne(FiguresTable table, int k) {
        var network = new SumNetwork(2);
        for (FiguresTable.Group group : table.groups()) {
            network.add(0, 1, group.count());
        }
        int total = network.add(
                1,
                0,
                table.groups().stream().mapToLong(FiguresTable.Group::count).sum());
        network.withhold(k);
        var groups = new ArrayList<Figure>();
        for (int i = 0; i < table.groups().size(); i++) {
            groups.add(new Figure(table.named(table.groups().get(i).keys()), network.shown(i)));
        }
        return new AnonymousFigures(k, groups, List.of(new Figure(Map.of(), network.shown(total))), network.withheld());
    }

    /** Rows and columns are the nodes of a network, figures flow through it, and every sum is the balance of a node. */
    private static AnonymousFigures ofTwo(FiguresTable table, int k) {
        List<String> rows = table.keysOf(0);
        List<String> columns = table.keysOf(1);
        int allRows = rows.size();
        int firstColumn = rows.size() + 1;
        int allColumns = firstColumn + columns.size();
        long[][] counts = new long[rows.size()][columns.size()];
        for (FiguresTable.Group group : table.groups()) {
            counts[rows.indexOf(group.keys().getFirst())][
                    columns.indexOf(group.keys().getLast())] = group.count();
        }
        var network = new SumNetwork(allColumns + 1);
        long[] columnTotals = new long[columns.size()];
        long[] rowTotals = new long[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                network.add(row, firstColumn + column, counts[row][column]);
                rowTotals[row] += counts[row][column];
                columnTotals[column] += counts[row][column];
            }
        }
        long all = 0;
        for (int row = 0; row < rows.size(); row++) {
            network.add(allColumns, row, rowTotals[row]);
            all += rowTotals[row];
        }
        for (int column = 0; column < columns.size(); column++) {
            network.add(firstColumn + column, allRows, columnTotals[column]);
        }
        network.add(allRows, allColumns, all);
        network.withhold(k);

        int next = 0;
        var groups = new ArrayList<Figure>();
        for (String row : rows) {
            for (String column : columns) {
                groups.add(new Figure(table.named(List.of(row, column)), network.shown(next++)));
            }
        }
        var totals = new ArrayList<Figure>();
        for (String row : rows) {
            totals.add(new Figure(Map.of(table.dimensions().getFirst(), row), network.shown(next++)));
        }
        for (String column : columns) {
            totals.add(new Figure(Map.of(table.dimensions().getLast(), column), network.shown(next++)));
        }
        totals.add(new Figure(Map.of(), network.shown(next)));
        return new AnonymousFigures(k, groups, totals, network.withheld());
    }
}
