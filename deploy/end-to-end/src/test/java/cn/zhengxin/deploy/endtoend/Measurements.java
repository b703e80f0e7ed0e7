package cn.zhengxin.deploy.endtoend;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** What a journey measured: in the test's output, and as a line beside the platform's logs. */
final class Measurements {

    private final Path log;
    private final Clock clock = Clock.systemUTC();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    Measurements(Path logFolder) {
        log = logFolder.resolve("measurements.log");
    }

    void note(String measured) {
        out.println(measured);
        try {
            Files.writeString(
                    log,
                    clock.instant() + " " + measured + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
