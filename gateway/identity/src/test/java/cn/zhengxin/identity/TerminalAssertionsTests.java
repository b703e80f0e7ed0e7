package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalAssertionsTests {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Terminal COUNTER = new Terminal("10.20.30.40");

    @Test
    @DisplayName("Q2 · a terminal the gateway signed is believed for a minute")
    void believesTheGatewayForAMinute() {
        String header = at(NOW).sign(COUNTER);

        assertThat(at(NOW).verify(header)).contains(COUNTER);
        assertThat(at(NOW.plusSeconds(60)).verify(header)).contains(COUNTER);
    }

    @Test
    @DisplayName("Q2 · an older assertion names nobody's terminal")
    void forgetsOldAssertions() {
        String header = at(NOW).sign(COUNTER);

        assertThat(at(NOW.plus(Duration.ofSeconds(61))).verify(header)).isEmpty();
        assertThat(at(NOW.minus(Duration.ofSeconds(61))).verify(header)).isEmpty();
    }

    @Test
    @DisplayName("Q2 · an assertion signed with another key names nobody's terminal")
    void refusesAnotherKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        String header = new TerminalAssertions(other, Clock.fixed(NOW, ZoneOffset.UTC)).sign(COUNTER);

        assertThat(at(NOW).verify(header)).isEmpty();
    }

    @Test
    @DisplayName("O10 · a changed address breaks the assertion")
    void refusesAChangedAddress() {
        String header = at(NOW).sign(COUNTER);
        String mac = header.substring(header.indexOf('.'));
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("10.20.30.41|" + NOW.getEpochSecond()).getBytes(StandardCharsets.UTF_8));

        assertThat(at(NOW).verify(changed + mac)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "10.20.30.40", "a.b", "!!.??", "MTAuMC4wLjF8MQ", "MTAuMC4wLjF8MQ."})
    @DisplayName("Q2 · nonsense names nobody's terminal")
    void refusesNonsense(String header) {
        assertThat(at(NOW).verify(header)).isEmpty();
    }

    @Test
    void refusesShortKeys() {
        assertThatThrownBy(() -> new TerminalAssertions(new byte[31], Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TerminalAssertions at(Instant time) {
        return new TerminalAssertions(new byte[32], Clock.fixed(time, ZoneOffset.UTC));
    }
}
