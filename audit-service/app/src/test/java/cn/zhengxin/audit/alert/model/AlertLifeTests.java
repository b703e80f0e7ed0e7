package cn.zhengxin.audit.alert.model;

import static cn.zhengxin.audit.alert.SampleAlerts.COMPLIANCE;
import static cn.zhengxin.audit.alert.SampleAlerts.CONFIRMED;
import static cn.zhengxin.audit.alert.SampleAlerts.RISK;
import static cn.zhengxin.audit.alert.SampleAlerts.RISK_AGAIN;
import static cn.zhengxin.audit.alert.SampleAlerts.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.audit.secondperson.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertLifeTests {

    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");
    private static final AlertTerms TERMS = new AlertTerms(Duration.ofHours(2), Duration.ofHours(24));

    private static Alert.Raised raised() {
        return seen(AlertLevel.MEDIUM, 7L, 5L).raise(new AlertId(UUID.randomUUID()), AT);
    }

    @Test
    @DisplayName("U7 · raised, looked at, found upon and closed: every step by somebody, every version one more")
    void goesItsWay() {
        Alert.Raised raised = raised();
        assertThat(raised.facts().evidence()).containsExactly(5L, 7L);
        Alert.Checked checked = raised.check(RISK, AT.plusSeconds(60));
        Alert.Judged judged = checked.propose(CONFIRMED, RISK, AT.plusSeconds(120));
        Alert.Closed closed = judged.agree(COMPLIANCE, AT.plusSeconds(180));

        assertThat(List.of(raised.version(), checked.version(), judged.version(), closed.version()))
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(List.of(raised.state(), checked.state(), judged.state(), closed.state()))
                .containsExactly(AlertState.RAISED, AlertState.CHECKED, AlertState.JUDGED, AlertState.CLOSED);
        assertThat(closed.check()).isEqualTo(new Step("risk.qian", "E1009", AT.plusSeconds(60)));
        assertThat(closed.proposal()).isEqualTo(new Step("risk.qian", "E1009", AT.plusSeconds(120)));
        assertThat(closed.agreement()).isEqualTo(new Step("compliance.sun", "E1005", AT.plusSeconds(180)));
        assertThat(closed.finding()).isEqualTo(CONFIRMED);
    }

    @Test
    @DisplayName("U7, O1 · nobody agrees to their own finding, under this account or another")
    void aSecondPersonAgrees() {
        Alert.Judged judged = raised().check(RISK, AT).propose(CONFIRMED, RISK, AT);
        assertThatThrownBy(() -> judged.agree(RISK, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> judged.agree(RISK_AGAIN, AT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("U7 · a finding turned down leaves the alert looked at, and a new finding is to be proposed")
    void isTurnedDown() {
        Alert.Judged judged = raised().check(RISK, AT).propose(CONFIRMED, RISK, AT);
        assertThat(judged.turnDown()).isEqualTo(new Alert.Checked(judged.facts(), judged.check(), 3));
    }

    @Test
    @DisplayName("U7 · an alert only grows: evidence is added once, up to a hundred, and the level never falls")
    void onlyGrows() {
        Alert.Raised raised = raised();
        assertThat(raised.facts().newAmong(List.of(7L, 9L, 9L))).containsExactly(9L);
        Alert.Open graver = raised.add(List.of(9L), AlertLevel.HIGH, "80 queries within 5 minutes");
        assertThat(graver.facts().evidence()).containsExactly(5L, 7L, 9L);
        assertThat(graver.facts().level()).isEqualTo(AlertLevel.HIGH);
        assertThat(graver.facts().explanation()).isEqualTo("80 queries within 5 minutes");
        Alert.Open still = graver.add(List.of(11L), AlertLevel.LOW, "2 queries");
        assertThat(still.facts().level()).isEqualTo(AlertLevel.HIGH);
        assertThat(still.facts().explanation()).isEqualTo("80 queries within 5 minutes");
        assertThat(still.version()).isEqualTo(2);
        assertThat(still.facts().newAmong(LongStream.range(100, 300).boxed().toList()))
                .hasSize(96);
    }

    @ParameterizedTest
    @CsvSource({
        "7199999, ",
        "7200000, ",
        "7200001, FIRST_CHECK",
        "86399999, FIRST_CHECK",
        "86400000, FIRST_CHECK",
        "86400001, FIRST_CHECK FINDING"
    })
    @DisplayName("U7 · a look is due within two hours and a finding within a day; at that very moment it is in time")
    void clocksRunOut(long millis, String overdue) {
        String expected = overdue == null ? "" : overdue;
        assertThat(TERMS.overdue(raised(), AT.plusMillis(millis)))
                .extracting(AlertClock::name)
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    @DisplayName("U7 · a look stops the first clock, and only closing stops the second")
    void whatStopsTheClocks() {
        Instant late = AT.plus(Duration.ofDays(3));
        Alert.Checked checked = raised().check(RISK, AT);
        Alert.Judged judged = checked.propose(CONFIRMED, RISK, AT);
        assertThat(TERMS.overdue(checked, late)).containsExactly(AlertClock.FINDING);
        assertThat(TERMS.overdue(judged, late)).containsExactly(AlertClock.FINDING);
        assertThat(TERMS.overdue(judged.agree(COMPLIANCE, late), late)).isEmpty();
    }

    @Test
    @DisplayName("U7 · medium and high alerts freeze the account, low ones do not")
    void whatFreezes() {
        assertThat(AlertLevel.LOW.freezes()).isFalse();
        assertThat(AlertLevel.MEDIUM.freezes()).isTrue();
        assertThat(AlertLevel.HIGH.freezes()).isTrue();
    }

    @Test
    @DisplayName("U7, O3 · an alert is about a person, under every account they have")
    void isAboutAPerson() {
        AlertFacts facts = raised().facts();
        assertThat(facts.isAbout(new Person("officer.lin", "E9999", "B10001", null)))
                .isTrue();
        assertThat(facts.isAbout(new Person("risk.lin", "E1001", "B10001", null)))
                .isTrue();
        assertThat(facts.isAbout(RISK)).isFalse();
    }

    @Test
    @DisplayName("U8 · a confirmed finding names a violation, one that is not confirmed its ground, and neither both")
    void findingsSayOneThing() {
        assertThatThrownBy(() -> new Finding(true, null, null, "INV-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding(true, Violation.REPORT_LEAKED, Ground.DATA_ERROR, "INV-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding(false, Violation.REPORT_LEAKED, null, "INV-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding(false, null, Ground.DATA_ERROR, "see the file"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "called 13260181590", "of 11010519491231002X"})
    @DisplayName("U7, N2 · an explanation is there and holds no number that could be a person's")
    void explanationsNameNobody(String explanation) {
        assertThatThrownBy(() -> new NewAlert(
                                "QUERY_BURST", AlertLevel.LOW, "officer.lin", null, null, List.of(1L), explanation)
                        .raise(new AlertId(UUID.randomUUID()), AT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
