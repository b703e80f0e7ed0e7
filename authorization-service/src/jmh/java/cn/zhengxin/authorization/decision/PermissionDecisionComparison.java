package cn.zhengxin.authorization.decision;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs all sides in turn, there and back (A B C C B A …), each time in a JVM of its own, and writes medians and spread over
 * the turns. Exit 1 when P4 is missed: p99 of our decision at most 100 µs.
 */
public final class PermissionDecisionComparison {

    private static final List<String> SIDES = List.of("ours", "casbinOneMatcher", "casbinLineByLine");
    private static final int TURNS = 6;
    private static final double GOAL_MICROSECONDS = 100;
    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    private PermissionDecisionComparison() {}

    /**
     * Takes about seven minutes.
     *
     * @param arguments the file to write the table to
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Map<String, List<Statistics>> turns = new TreeMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (String side : turn % 2 == 0 ? SIDES : SIDES.reversed()) {
                turns.computeIfAbsent(side, _ -> new ArrayList<>()).add(run(side));
            }
        }
        String table = table(turns);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(table);
        if (arguments.length == 1) {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }
        System.exit(
                median(turns.getOrDefault("ours", List.of()), one -> one.getPercentile(99)) <= GOAL_MICROSECONDS
                        ? 0
                        : 1);
    }

    private static Statistics run(String side) throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + PermissionDecisionBenchmark.class.getName().replace(".", "\\.") + "\\." + side + "$")
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getStatistics();
    }

    private static String table(Map<String, List<Statistics>> turns) {
        var table = new StringBuilder("side | percentile | median of the turns, µs | lowest – highest, µs\n");
        for (String side : SIDES) {
            var own = turns.getOrDefault(side, List.of());
            for (double percentile : PERCENTILES) {
                ToDoubleFunction<Statistics> value = one -> one.getPercentile(percentile);
                table.append(String.format(
                        Locale.ROOT,
                        "%s | p%s | %.3f | %.3f – %.3f%n",
                        side,
                        percentile,
                        median(own, value),
                        own.stream().mapToDouble(value).min().orElseThrow(),
                        own.stream().mapToDouble(value).max().orElseThrow()));
            }
        }
        return table.toString();
    }

    private static double median(List<Statistics> turns, ToDoubleFunction<Statistics> value) {
        var sorted = turns.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
