package cn.zhengxin.encryption;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures every operation five times, each in a JVM of its own, forwards and backwards in turn, and writes medians, spread and the
 * ratio to Tencent's provider. Exit 1 when P10 is missed: SM4-GCM on one field at most 5 µs.
 */
public final class SuiteMeasurement {

    private static final int TURNS = 5;
    private static final double GOAL_MICROSECONDS = 5;
    private static final List<String> OPERATIONS = List.of(
            "sm4Seal", "konaSm4Seal", "sm4Open", "konaSm4Open", "sm3", "konaSm3", "hmacSm3", "konaHmacSm3", "aesSeal");

    private SuiteMeasurement() {}

    /**
     * Takes about three and a half minutes.
     *
     * @param arguments the file to write the table to
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (String operation : OPERATIONS) {
            measured.put(operation, new ArrayList<>());
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (String operation : turn % 2 == 0 ? OPERATIONS : OPERATIONS.reversed()) {
                measured.get(operation).add(run(operation));
            }
        }
        var table = new StringBuilder("operation | median of the turns, µs | lowest – highest, µs | Kona ÷ ours\n");
        measured.forEach((operation, micros) -> {
            double[] sorted = sorted(micros);
            List<Double> peer =
                    measured.get("kona" + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1));
            table.append(String.format(
                    Locale.ROOT,
                    "%s | %.3f | %.3f – %.3f | %s%n",
                    operation,
                    median(sorted),
                    sorted[0],
                    sorted[sorted.length - 1],
                    peer == null ? "–" : String.format(Locale.ROOT, "%.2f", median(sorted(peer)) / median(sorted))));
        });
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(table);
        if (arguments.length == 1) {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }
        System.exit(median(sorted(measured.get("sm4Seal"))) <= GOAL_MICROSECONDS ? 0 : 1);
    }

    private static double run(String operation) throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + SuiteBenchmark.class.getName().replace(".", "\\.") + "\\." + operation + "$")
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
