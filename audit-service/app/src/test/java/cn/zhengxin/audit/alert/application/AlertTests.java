package cn.zhengxin.audit.alert.application;

import static cn.zhengxin.audit.alert.SampleAlerts.COMPLIANCE;
import static cn.zhengxin.audit.alert.SampleAlerts.CONFIRMED;
import static cn.zhengxin.audit.alert.SampleAlerts.NOT_CONFIRMED;
import static cn.zhengxin.audit.alert.SampleAlerts.RISK;
import static cn.zhengxin.audit.alert.SampleAlerts.RISK_AGAIN;
import static cn.zhengxin.audit.alert.SampleAlerts.ofInstitution;
import static cn.zhengxin.audit.alert.SampleAlerts.seen;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audit.alert.application.DecideFinding.Word;
import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.secondperson.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class AlertTests {

    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final List<AlertEvent> events = new ArrayList<>();
    private final SteppingClock clock = new SteppingClock();
    private final AlertClocks clocks =
            new AlertClocks(Duration.ofHours(2), Duration.ofHours(24), Duration.ofSeconds(30));
    private final AlertSteps steps = new AlertSteps(alerts, TransactionOperations.withoutTransaction(), clock);
    private final RaiseAlert raise = new RaiseAlert(alerts, events::add, clock);
    private final CheckAlert check = new CheckAlert(steps, alerts, events::add, clocks);
    private final ProposeFinding propose = new ProposeFinding(steps, alerts, events::add);
    private final DecideFinding decide = new DecideFinding(steps, alerts, events::add, clocks);
    private final EscalateOverdueAlerts escalate =
            new EscalateOverdueAlerts(alerts, events::add, clocks, TransactionOperations.withoutTransaction(), clock);

    private static final class SteppingClock extends Clock {
        private Instant now = AT;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private AlertId raised(String indicator, AlertLevel level) {
        return ((RaiseAlert.Outcome.Raised) raise.handle(seen(indicator, level, 1L)))
                .alert()
                .facts()
                .id();
    }

    private AlertId judged(String indicator, AlertLevel level, Finding finding) {
        AlertId id = raised(indicator, level);
        check.handle(id, ofInstitution(RISK), null);
        propose.handle(id, finding, ofInstitution(RISK), null);
        return id;
    }

    private List<String> told() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    @Test
    @DisplayName("U7 · raised, checked, found upon, closed by a second person; each with its event")
    void goesItsWay() {
        AlertId id = judged("QUERY_BURST", AlertLevel.HIGH, CONFIRMED);
        assertThat(decide.handle(id, Word.AGREE, ofInstitution(COMPLIANCE), 2L))
                .isInstanceOfSatisfying(
                        AlertChange.Changed.class,
                        changed -> assertThat(changed.alert()).isInstanceOf(Alert.Closed.class));
        assertThat(told()).containsExactly("AlertRaised", "AlertChecked", "AlertFindingProposed", "AlertClosed");
    }

    @Test
    @DisplayName("U7 · one open alert per indicator and account: more of the same is added, and the level rises")
    void addsToTheOpenOne() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        assertThat(raise.handle(seen("QUERY_BURST", AlertLevel.LOW, 1L)))
                .isInstanceOf(RaiseAlert.Outcome.KnownBefore.class);
        assertThat(raise.handle(seen("QUERY_BURST", AlertLevel.LOW, 1L, 2L)))
                .isInstanceOf(RaiseAlert.Outcome.Added.class);
        assertThat(raise.handle(seen("QUERY_BURST", AlertLevel.MEDIUM, 2L)))
                .isInstanceOf(RaiseAlert.Outcome.Added.class);
        Alert after = alerts.find(id).orElseThrow();
        assertThat(after.facts().evidence()).containsExactly(1L, 2L);
        assertThat(after.facts().level()).isEqualTo(AlertLevel.MEDIUM);
        assertThat(told()).containsExactly("AlertRaised", "AlertEvidenceAdded", "AlertEvidenceAdded");
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        AlertEvent.AlertEvidenceAdded.class,
                        added -> assertThat(added.added()).containsExactly(2L));
        assertThat(raised("DORMANT_ACCOUNT", AlertLevel.LOW)).isNotEqualTo(id);
    }

    @Test
    @DisplayName("U7 · evidence is full at a hundred; what is seen beyond changes nothing, unless it is graver")
    void evidenceIsFull() {
        raise.handle(seen(AlertLevel.LOW, LongStream.range(0, 150).boxed().toArray(Long[]::new)));
        assertThat(raise.handle(seen(AlertLevel.LOW, 500L))).isInstanceOf(RaiseAlert.Outcome.KnownBefore.class);
        assertThat(raise.handle(seen(AlertLevel.HIGH, 500L)))
                .isInstanceOfSatisfying(RaiseAlert.Outcome.Added.class, added -> {
                    assertThat(added.alert().facts().evidence()).hasSize(100);
                    assertThat(added.alert().facts().level()).isEqualTo(AlertLevel.HIGH);
                });
    }

    @Test
    @DisplayName("U7 · after it was closed, more of the same is a new alert")
    void raisesAnewAfterClosing() {
        AlertId id = judged("QUERY_BURST", AlertLevel.LOW, NOT_CONFIRMED);
        decide.handle(id, Word.AGREE, ofInstitution(COMPLIANCE), null);
        assertThat(raised("QUERY_BURST", AlertLevel.LOW)).isNotEqualTo(id);
    }

    @Test
    @DisplayName("U7, O1 · who proposed does not decide, under this account or another; the attempt is an event")
    void nobodyDecidesOnTheirOwn() {
        AlertId id = judged("QUERY_BURST", AlertLevel.HIGH, CONFIRMED);
        for (Person proposer : List.of(RISK, RISK_AGAIN)) {
            for (Word word : Word.values()) {
                assertThat(decide.handle(id, word, ofInstitution(proposer), null))
                        .isEqualTo(new AlertChange.NotIndependent());
            }
        }
        assertThat(alerts.find(id).orElseThrow()).isInstanceOf(Alert.Judged.class);
        assertThat(told()).endsWith("AlertFindingDecisionRefused", "AlertFindingDecisionRefused");
    }

    @Test
    @DisplayName("U7, O1 · the person an alert is about does nothing with it, and is not told that there is one")
    void notByThePersonConcerned() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        for (Person concerned : List.of(
                new Person("officer.lin", "E7777", "B10001", null), new Person("risk.lin", "E1001", "B10001", null))) {
            AlertReader reader = new AlertReader(concerned, null);
            assertThat(check.handle(id, reader, null)).isEqualTo(new AlertChange.Unknown());
            assertThat(propose.handle(id, NOT_CONFIRMED, reader, null)).isEqualTo(new AlertChange.Unknown());
            assertThat(decide.handle(id, Word.AGREE, reader, null)).isEqualTo(new AlertChange.Unknown());
        }
    }

    @Test
    @DisplayName("U7 · other institutions' alerts are unknown; the head institution sees all")
    void whoseAlerts() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        Person elsewhere = new Person("risk.gao", "E2009", "B20001", null);
        assertThat(check.handle(id, ofInstitution(elsewhere), null)).isEqualTo(new AlertChange.Unknown());
        Person head = new Person("risk.head", "E0009", "B00000", null);
        assertThat(check.handle(id, new AlertReader(head, null), null)).isInstanceOf(AlertChange.Changed.class);
        assertThat(check.handle(new AlertId(UUID.randomUUID()), new AlertReader(head, null), null))
                .isEqualTo(new AlertChange.Unknown());
    }

    @Test
    @DisplayName("U7 · one step after the other, each once; no way leads past the finding")
    void stepsInTheirOrder() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        var risk = ofInstitution(RISK);
        var compliance = ofInstitution(COMPLIANCE);
        var no = new AlertChange.NotInThisState();
        assertThat(propose.handle(id, CONFIRMED, risk, null)).isEqualTo(no);
        assertThat(decide.handle(id, Word.AGREE, compliance, null)).isEqualTo(no);
        check.handle(id, risk, null);
        assertThat(check.handle(id, risk, null)).isEqualTo(no);
        assertThat(decide.handle(id, Word.AGREE, compliance, null)).isEqualTo(no);
        propose.handle(id, CONFIRMED, risk, null);
        assertThat(propose.handle(id, CONFIRMED, risk, null)).isEqualTo(no);
        assertThat(check.handle(id, risk, null)).isEqualTo(no);
        decide.handle(id, Word.TURN_DOWN, compliance, null);
        assertThat(decide.handle(id, Word.AGREE, compliance, null)).isEqualTo(no);
        propose.handle(id, NOT_CONFIRMED, compliance, null);
        // The one who looked first and whose finding was turned down is now the second person.
        decide.handle(id, Word.AGREE, risk, null);
        for (var step : List.of(
                check.handle(id, risk, null),
                propose.handle(id, CONFIRMED, risk, null),
                decide.handle(id, Word.TURN_DOWN, compliance, null))) {
            assertThat(step).isEqualTo(no);
        }
        assertThat(told())
                .containsExactly(
                        "AlertRaised",
                        "AlertChecked",
                        "AlertFindingProposed",
                        "AlertFindingTurnedDown",
                        "AlertFindingProposed",
                        "AlertClosed");
    }

    @Test
    @DisplayName("U7 · whoever looked at an older version is told, also when only evidence came in between")
    void looksAtTheVersion() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        raise.handle(seen("QUERY_BURST", AlertLevel.LOW, 9L));
        assertThat(check.handle(id, ofInstitution(RISK), 0L)).isEqualTo(new AlertChange.VersionOutOfDate());
        assertThat(check.handle(id, ofInstitution(RISK), 1L)).isInstanceOf(AlertChange.Changed.class);
    }

    @Test
    @DisplayName(
            "U7 · an account is released by the last alert that freezes it, if not confirmed; a confirmed one releases nothing")
    void whatReleases() {
        AlertId first = judged("QUERY_BURST", AlertLevel.MEDIUM, NOT_CONFIRMED);
        AlertId second = judged("OFF_HOURS", AlertLevel.HIGH, NOT_CONFIRMED);
        judged("DORMANT_ACCOUNT", AlertLevel.LOW, NOT_CONFIRMED);
        AlertId confirmed = judged("CROSS_REGION", AlertLevel.MEDIUM, CONFIRMED);
        decide.handle(first, Word.AGREE, ofInstitution(COMPLIANCE), null);
        decide.handle(confirmed, Word.AGREE, ofInstitution(COMPLIANCE), null);
        decide.handle(second, Word.AGREE, ofInstitution(COMPLIANCE), null);
        assertThat(events.stream()
                        .filter(AlertEvent.AlertClosed.class::isInstance)
                        .map(event -> ((AlertEvent.AlertClosed) event).accountReleased()))
                .containsExactly(false, false, true);
    }

    @Test
    @DisplayName("U7 · at two hours and at a day nothing is overdue, a microsecond later it escalates, once a clock")
    void escalatesAtTheBoundary() {
        raised("QUERY_BURST", AlertLevel.LOW);
        clock.now = AT.plus(Duration.ofHours(2));
        escalate.handle();
        assertThat(told()).containsExactly("AlertRaised");
        clock.now = clock.now.plusNanos(1000);
        escalate.handle();
        escalate.handle();
        assertThat(told()).containsExactly("AlertRaised", "AlertEscalated");
        clock.now = AT.plus(Duration.ofHours(24));
        escalate.handle();
        assertThat(events).hasSize(2);
        clock.now = clock.now.plusNanos(1000);
        escalate.handle();
        escalate.handle();
        assertThat(events).hasSize(3).last().isInstanceOfSatisfying(AlertEvent.AlertEscalated.class, told -> {
            assertThat(told.clock()).isEqualTo(AlertClock.FINDING);
            assertThat(told.dueAt()).isEqualTo(AT.plus(Duration.ofHours(24)));
        });
    }

    @Test
    @DisplayName("U7 · whoever looks or closes too late is on record as late")
    void lateIsOnRecord() {
        AlertId id = raised("QUERY_BURST", AlertLevel.LOW);
        clock.now = AT.plus(Duration.ofHours(2)).plusNanos(1000);
        check.handle(id, ofInstitution(RISK), null);
        propose.handle(id, NOT_CONFIRMED, ofInstitution(RISK), null);
        clock.now = AT.plus(Duration.ofHours(24));
        decide.handle(id, Word.AGREE, ofInstitution(COMPLIANCE), null);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        AlertEvent.AlertChecked.class,
                        checked -> assertThat(checked.overdue()).isTrue());
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        AlertEvent.AlertClosed.class,
                        closed -> assertThat(closed.overdue()).isFalse());
    }
}
