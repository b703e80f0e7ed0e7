package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it directly; for root it runs in a user namespace of its own,
 * where it is nobody although its files stay root's, or, where namespaces are forbidden, as the account {@code nobody}.
 */
enum UnprivilegedAccount {
    OWN {
        @Override
        List<String> prefix() {
            return List.of();
        }
    },
    NAMESPACE {
        @Override
        List<String> prefix() {
            return List.of("unshare", "-U");
        }
    },
    NOBODY {
        @Override
        List<String> prefix() {
            return List.of("setpriv", "--reuid", NOBODY_ID, "--regid", NOBODY_ID, "--clear-groups");
        }
    };

    private static final String NOBODY_ID = "65534";

    abstract List<String> prefix();

    static UnprivilegedAccount here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OWN;
        }
        return succeeds(List.of("unshare", "-U", "true")) ? NAMESPACE : NOBODY;
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    /** Only {@link #NOBODY} needs its files to be its own. */
    void own(Path folder) {
        if (this == NOBODY && !succeeds(List.of("chown", "-R", NOBODY_ID + ":" + NOBODY_ID, folder.toString()))) {
            throw new StartRefused(
                    StartRefused.Reason.NOT_OFFERED_HERE,
                    "PostgreSQL does not run as root and " + folder
                            + " could not be given to the account nobody: run as an ordinary user.");
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted", e));
        }
    }
}
