package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.local.PortPlan;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/**
 * Holds what clients, bureau, databases, topics and ledger say against each other. From the command line it looks at a
 * running platform and exits with 0 when all seven zeros are zero, with 1 when one is not, with 2 when it cannot look.
 */
public final class ReconciliationChecker {

    private static final String USAGE = "usage: ReconciliationChecker DATA-FOLDER [PORT-BASE]";

    private final PlatformReader reader;

    public ReconciliationChecker(PlatformAddress address) {
        this.reader = new PlatformReader(address);
    }

    /** Every contradiction found; empty when there is none. */
    public List<Finding> check(List<ClientCall> calls) throws SQLException {
        return check(calls, Sought.NOBODY_ELSE);
    }

    /** As {@link #check(List)}, and looks for more people in clear. */
    public List<Finding> check(List<ClientCall> calls, Sought sought) throws SQLException {
        return Reconciliation.judge(reader.gather(calls, sought));
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(Arrays.asList(arguments), out));
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2 || !Files.isDirectory(Path.of(arguments.getFirst()))) {
            out.println(USAGE);
            return 2;
        }
        PlatformAddress address;
        try {
            int base = arguments.size() == 2 ? Integer.parseInt(arguments.get(1)) : 8080;
            address = new PlatformAddress(new PortPlan(base), Path.of(arguments.getFirst()));
        } catch (IllegalArgumentException e) {
            out.println(USAGE);
            return 2;
        }
        try {
            // Nobody kept the clients' side here; everything else is looked at.
            return report(new ReconciliationChecker(address).check(List.of()), out);
        } catch (SQLException | RuntimeException e) {
            out.println("The platform cannot be looked at: " + e.getMessage());
            return 2;
        }
    }

    static int report(List<Finding> findings, PrintStream out) {
        var counts = new EnumMap<Zero, Integer>(Zero.class);
        findings.forEach(finding -> counts.merge(finding.zero(), 1, Integer::sum));
        for (Zero zero : Zero.values()) {
            out.printf("%d  %4d  %s%n", zero.number(), counts.getOrDefault(zero, 0), zero.meaning());
        }
        findings.forEach(finding -> out.println(finding));
        return findings.isEmpty() ? 0 : 1;
    }
}
