package cn.zhengxin.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC);

    @Test
    @DisplayName("A day begins and ends at the bank's midnight; other arguments are the service's own")
    void readsDaysAndMoments() {
        assertThat(parsed(
                        "--replay.from=2026-01-01", "--replay.to=2026-01-31", "--replay.version=2", "--server.port=1"))
                .isEqualTo(new ReplayCommand.Parsed.Sound(new ReplayCommand(
                        Instant.parse("2025-12-31T16:00:00Z"), Instant.parse("2026-01-31T16:00:00Z"), 2)));
        assertThat(parsed("--replay.version=3", "--replay.from=2026-01-01T08:00:00+08:00"))
                .isEqualTo(new ReplayCommand.Parsed.Sound(
                        new ReplayCommand(Instant.parse("2026-01-01T00:00:00Z"), CLOCK.instant(), 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--replay.from=2026-01-01",
                "--replay.version=2",
                "--replay.from=yesterday --replay.version=2",
                "--replay.from=2026-01-01T08:00:00 --replay.version=2",
                "--replay.from=2026-01-01 --replay.version=0",
                "--replay.from=2026-01-01 --replay.version=two",
                "--replay.from=2026-01-01 --replay.version",
                "--replay.from=2026-01-01 --replay.version=2 --replay.until=2026-02-01",
                "--replay.from=2026-01-01 --replay.from=2026-01-02 --replay.version=2",
                "--replay.from=2026-03-01 --replay.to=2026-02-01 --replay.version=2",
                "--replay.from=2027-01-01 --replay.version=2"
            })
    @DisplayName("Wrong arguments are refused and said to be wrong, and no value is repeated")
    void refusesWrongArguments(String arguments) {
        var parsed = parsed(arguments.split(" ", -1));

        assertThat(parsed).isInstanceOf(ReplayCommand.Parsed.Faulty.class);
        assertThat(((ReplayCommand.Parsed.Faulty) parsed).faults())
                .isNotEmpty()
                .noneMatch(fault -> fault.contains("yesterday") || fault.contains("two"));
    }

    @Test
    @DisplayName("Every fault is told at once, with an exit code of its own and nothing on the standard output")
    void tellsEveryFault() {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();

        int code = ReplayApplication.run(
                new String[] {"--replay.from=then", "--replay.to=now", "--replay.version=none"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("--replay.from is", "--replay.to is", "--replay.version is");
    }

    private static ReplayCommand.Parsed parsed(String... arguments) {
        return ReplayCommand.parse(List.of(arguments), CLOCK);
    }
}
