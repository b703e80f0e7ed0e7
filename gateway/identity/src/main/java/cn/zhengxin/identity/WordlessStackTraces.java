package cn.zhengxin.identity;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Stack traces without messages. A driver, a parser or a validator puts values into its messages, and values can be
 * personal data (N2); where the failure is, the frames say.
 */
public final class WordlessStackTraces implements StackTracePrinter {

    private static final int FRAMES = 40;

    // These speak of the platform's own wiring and of addresses, never of a request's content.
    private static final List<String> SPEAKS_OF_WIRING = List.of(
            "java.net.",
            "java.nio.file.",
            "org.springframework.beans.factory.",
            "org.springframework.boot.",
            "org.flywaydb.");

    @Override
    public void printStackTrace(Throwable throwable, Appendable destination) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable cause = throwable; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (seen.size() > 1) {
                destination.append("Caused by: ");
            }
            String name = cause.getClass().getName();
            destination.append(name);
            if (SPEAKS_OF_WIRING.stream().anyMatch(name::startsWith)) {
                destination.append(": ").append(String.valueOf(cause.getMessage()));
            }
            destination.append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int index = 0; index < Math.min(frames.length, FRAMES); index++) {
                destination.append("\tat ").append(frames[index].toString()).append('\n');
            }
        }
    }
}
