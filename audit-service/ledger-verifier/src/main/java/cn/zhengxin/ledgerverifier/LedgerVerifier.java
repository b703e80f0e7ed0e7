package cn.zhengxin.ledgerverifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line. Exit codes: 0 verified, 1 tampered with, 2 no verdict (wrong usage or unusable input). */
public final class LedgerVerifier {

    private static final int VERIFIED = 0;
    private static final int TAMPERED = 1;
    private static final int NO_VERDICT = 2;

    private static final String USAGE = """
            Usage:
              java -jar ledger-verifier.jar verify EXPORT --key PUBLIC_KEY [--head HEAD]
              java -jar ledger-verifier.jar verify-proof PROOF --key PUBLIC_KEY

              EXPORT      an export of the ledger
              PROOF       a proof of inclusion or of consistency, as JSON
              PUBLIC_KEY  one or more PEM blocks PUBLIC KEY (Ed25519); nothing else is trusted
              HEAD        a tree head kept from earlier: JSON, a file of head lines, or a witness folder

            Exit codes: 0 verified, 1 tampered with, 2 no verdict
            """;

    private LedgerVerifier() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length < 2) {
            return usage(err);
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < arguments.length; i += 2) {
            if (i + 1 >= arguments.length
                    || !Set.of("--key", "--head").contains(arguments[i])
                    || options.put(arguments[i], arguments[i + 1]) != null) {
                return usage(err);
            }
        }
        String key = options.get("--key");
        String head = options.get("--head");
        Path file = Path.of(arguments[1]);
        if (key == null) {
            return usage(err);
        }
        return switch (arguments[0]) {
            case "verify" -> report(export(file, Path.of(key), head), out, err);
            case "verify-proof" -> head == null ? report(proof(file, Path.of(key)), out, err) : usage(err);
            default -> usage(err);
        };
    }

    private static Verdict export(Path export, Path key, @Nullable String head) {
        try {
            TrustedKeys keys = TrustedKeys.readPem(key);
            KeptHeads kept = head == null ? KeptHeads.none() : KeptHeads.read(Path.of(head), keys);
            return LedgerExport.verify(export, keys, kept);
        } catch (IOException | IllegalArgumentException unusable) {
            return new Verdict.Unusable(reason(unusable));
        }
    }

    private static Verdict proof(Path proof, Path key) {
        try {
            TrustedKeys keys = TrustedKeys.readPem(key);
            return ProofFile.verify(Files.readString(proof, StandardCharsets.UTF_8), keys);
        } catch (IOException | IllegalArgumentException unusable) {
            return new Verdict.Unusable(reason(unusable));
        }
    }

    private static String reason(Exception unusable) {
        return unusable instanceof IOException
                ? "cannot read " + unusable.getMessage()
                : String.valueOf(unusable.getMessage());
    }

    private static int report(Verdict verdict, PrintStream out, PrintStream err) {
        return switch (verdict) {
            case Verdict.Intact intact -> {
                intact.notes().forEach(note -> out.println("note: " + note));
                out.println(
                        intact.from() == intact.to()
                                ? "VERIFIED: no records"
                                : "VERIFIED: records " + intact.from() + " to " + (intact.to() - 1));
                yield VERIFIED;
            }
            case Verdict.Tampered tampered -> {
                String where = tampered.sequence() == tampered.last()
                        ? "record " + tampered.sequence()
                        : "first among records " + tampered.sequence() + " to " + tampered.last();
                out.println("TAMPERED: " + tampered.kind() + ", " + where + ": " + tampered.explanation());
                yield TAMPERED;
            }
            case Verdict.Unusable unusable -> {
                err.println("NO VERDICT: " + unusable.reason());
                yield NO_VERDICT;
            }
        };
    }

    private static int usage(PrintStream err) {
        err.print(USAGE);
        return NO_VERDICT;
    }
}
