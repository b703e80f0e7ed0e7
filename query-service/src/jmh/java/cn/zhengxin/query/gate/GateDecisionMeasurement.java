package cn.zhengxin.query.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures the gate's decision several times, each in a JVM of its own, and writes medians and spread over the turns. Exit 1 when
 * P4 is missed: p99 of the decision at most 100 µs.
 */
public final class GateDecisionMeasurement {

    private static final int TURNS = 6;
    private static final double GOAL_MICROSECONDS = 100;
    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    private GateDecisionMeasurement() {}

    /**
     * Takes about two and a half minutes.
     *
     * @param arguments the file to write the table to
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        List<Statistics> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            turns.add(run());
        }
        var table = new StringBuilder("percentile | median of the turns, µs | lowest – highest, µs\n");
        for (double percentile : PERCENTILES) {
            double[] values = sorted(turns, percentile);
            table.append(String.format(
                    Locale.ROOT,
                    "p%s | %.3f | %.3f – %.3f%n",
                    percentile,
                    median(values),
                    values[0],
                    values[values.length - 1]));
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(table);
        if (arguments.length == 1) {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }
        System.exit(median(sorted(turns, 99)) <= GOAL_MICROSECONDS ? 0 : 1);
    }

    private static Statistics run() throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + GateDecisionBenchmark.class.getName().replace(".", "\\.") + "\\.decide$")
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getStatistics();
    }

    private static double[] sorted(List<Statistics> turns, double percentile) {
        return turns.stream()
                .mapToDouble(turn -> turn.getPercentile(percentile))
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
