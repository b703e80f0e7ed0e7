package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.template.model.KeyClause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SigningLogTests {

    private static final String TEXT = "aa".repeat(32);
    private static final String OTHER_TEXT = "bb".repeat(32);
    private static final Instant SHOWN = Samples.NOW;
    private static final Instant CHECKED = SHOWN.plusSeconds(120);
    private static final Instant TEN_MINUTES_LATER = CHECKED.plus(Duration.ofMinutes(10));

    @Test
    @DisplayName("A3 · accepts when everything was done, with both checks exactly ten minutes old")
    void acceptsACompleteSigning() {
        assertThat(examine(complete(), TEN_MINUTES_LATER))
                .isInstanceOfSatisfying(SigningLog.Examination.Complete.class, complete -> {
                    assertThat(complete.signature().consents()).containsOnlyKeys(KeyClause.values());
                    assertThat(complete.signature().codeMatchedAt()).isEqualTo(CHECKED);
                    assertThat(complete.signature().policyVersion()).isEqualTo(1);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    @DisplayName("A3 · refuses")
    void refuses(String name, Consumer<List<SigningStep>> change, Instant now, List<String> fields) {
        var steps = complete();
        change.accept(steps);

        assertThat(faultyFields(examine(steps, now))).containsExactlyInAnyOrderElementsOf(fields);
    }

    static Stream<Arguments> incomplete() {
        var now = CHECKED.plusSeconds(5);
        var cases = new ArrayList<>(List.of(
                row("no SMS code", without(SigningStep.CodeMatched.class), now, "smsCode"),
                row("a code that was only sent", without(SigningStep.CodeMatched.class), now, "smsCode"),
                row("no biometric check", without(SigningStep.BiometricPassed.class), now, "biometricCheck"),
                row(
                        "a failed biometric check after one that passed",
                        steps -> steps.add(new SigningStep.BiometricFailed(now)),
                        now,
                        "biometricCheck"),
                row(
                        "both checks ten minutes and one second old",
                        steps -> {},
                        TEN_MINUTES_LATER.plusSeconds(1),
                        "smsCode",
                        "biometricCheck"),
                row(
                        "an SMS code ten minutes and one second old",
                        steps -> steps.add(
                                new SigningStep.BiometricPassed(TEN_MINUTES_LATER, TEN_MINUTES_LATER, "check-2")),
                        TEN_MINUTES_LATER.plusSeconds(1),
                        "smsCode"),
                row(
                        "a biometric check ten minutes and one second old",
                        steps -> steps.add(new SigningStep.CodeMatched(TEN_MINUTES_LATER, "code-2")),
                        TEN_MINUTES_LATER.plusSeconds(1),
                        "biometricCheck"),
                row(
                        "an old biometric check handed in anew",
                        steps -> steps.add(
                                new SigningStep.BiometricPassed(now, now.minus(Duration.ofMinutes(11)), "check-2")),
                        now,
                        "biometricCheck"),
                row(
                        "text not presented",
                        without(SigningStep.Presented.class),
                        now,
                        "presentation",
                        "consents.PURPOSE",
                        "consents.SCOPE",
                        "consents.TERM",
                        "consents.RECIPIENTS",
                        "consents.RIGHT_TO_WITHDRAW"),
                row("text not read to its end", without(SigningStep.Read.class), now, "reading"),
                row(
                        "two boxes ticked by one touch",
                        steps -> steps.add(new SigningStep.Ticked(now, TEXT, KeyClause.SCOPE, SHOWN.plusSeconds(61))),
                        now,
                        "consents.SCOPE"),
                row(
                        "a clause ticked before the text was presented",
                        steps -> {
                            without(KeyClause.TERM).accept(steps);
                            steps.add(new SigningStep.Ticked(
                                    SHOWN.minusSeconds(1), TEXT, KeyClause.TERM, SHOWN.minusSeconds(1)));
                        },
                        now,
                        "consents.TERM"),
                row(
                        "a clause of another text",
                        steps -> {
                            without(KeyClause.TERM).accept(steps);
                            steps.add(new SigningStep.Ticked(now, OTHER_TEXT, KeyClause.TERM, now));
                        },
                        now,
                        "consents.TERM"),
                row(
                        "nothing at all",
                        List::clear,
                        now,
                        "presentation",
                        "reading",
                        "consents.PURPOSE",
                        "consents.SCOPE",
                        "consents.TERM",
                        "consents.RECIPIENTS",
                        "consents.RIGHT_TO_WITHDRAW",
                        "smsCode",
                        "biometricCheck")));
        for (var clause : KeyClause.values()) {
            cases.add(row("no tick for " + clause, without(clause), now, "consents." + clause));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ticks")
    @DisplayName("A3 · a tick is refused:")
    void refusesATick(String name, ClauseTick tick, List<String> fields) {
        var log = new SigningLog(TEXT, List.of(new SigningStep.Presented(SHOWN, "2026-01", TEXT)));

        assertThat(faultyFields(log.tick(tick, SHOWN.plusSeconds(60)))).containsExactlyElementsOf(fields);
    }

    static Stream<Arguments> ticks() {
        var at = SHOWN.plusSeconds(30);
        var one = List.of(KeyClause.PURPOSE);
        return Stream.of(
                Arguments.of(
                        "all clauses at once",
                        new ClauseTick(TEXT, List.of(KeyClause.values()), false, List.of(), at),
                        List.of("clauses")),
                Arguments.of("no clause", new ClauseTick(TEXT, List.of(), false, List.of(), at), List.of("clauses")),
                Arguments.of("preset", new ClauseTick(TEXT, one, true, List.of(), at), List.of("preset")),
                Arguments.of(
                        "bundled with another agreement",
                        new ClauseTick(TEXT, one, false, List.of("card-terms"), at),
                        List.of("bundledWith")),
                Arguments.of(
                        "ticked long before the presentation",
                        new ClauseTick(TEXT, one, false, List.of(), SHOWN.minus(Duration.ofMinutes(3))),
                        List.of("tickedAt")),
                Arguments.of(
                        "ticked in the future",
                        new ClauseTick(TEXT, one, false, List.of(), SHOWN.plus(Duration.ofMinutes(9))),
                        List.of("tickedAt")),
                Arguments.of(
                        "for another text",
                        new ClauseTick(OTHER_TEXT, one, false, List.of(), at),
                        List.of("presentation")),
                Arguments.of(
                        "everything wrong at once",
                        new ClauseTick(null, List.of(), true, List.of("x"), null),
                        List.of("presentation", "clauses", "preset", "bundledWith", "tickedAt")));
    }

    @Test
    @DisplayName("A3 · a tick before any presentation is refused")
    void refusesATickBeforeThePresentation() {
        var tick = new ClauseTick(TEXT, List.of(KeyClause.PURPOSE), false, List.of(), SHOWN);

        assertThat(faultyFields(new SigningLog(TEXT, List.of()).tick(tick, SHOWN)))
                .containsExactly("presentation");
    }

    @Test
    @DisplayName("A3 · five tries for a code, then a new one; a matched code is spent; no more than ten codes")
    void triesAreCounted() {
        var steps = new ArrayList<SigningStep>(List.of(new SigningStep.CodeSent(SHOWN, "code-1")));
        for (int tried = 0; tried < SigningLog.TRIES_FOR_A_CODE; tried++) {
            assertThat(new SigningLog(TEXT, steps).codeInPlay()).isPresent();
            steps.add(new SigningStep.CodeTried(SHOWN, "code-1"));
        }
        assertThat(new SigningLog(TEXT, steps).codeInPlay()).isEmpty();

        steps.add(new SigningStep.CodeSent(SHOWN, "code-2"));
        assertThat(new SigningLog(TEXT, steps).codeInPlay()).isPresent();
        steps.add(new SigningStep.CodeMatched(SHOWN, "code-2"));
        assertThat(new SigningLog(TEXT, steps).codeInPlay()).isEmpty();

        for (int sent = 3; sent <= SigningLog.MOST_CODES; sent++) {
            assertThat(new SigningLog(TEXT, steps).mayAskForCode()).isTrue();
            steps.add(new SigningStep.CodeSent(SHOWN, "code-" + sent));
        }
        assertThat(new SigningLog(TEXT, steps).mayAskForCode()).isFalse();
    }

    @Test
    @DisplayName("A3 · a code counts once it is asked for, and no more when the provider could not send it")
    void codesCountOnceAskedFor() {
        var steps = new ArrayList<SigningStep>();
        for (int asked = 0; asked < SigningLog.MOST_CODES; asked++) {
            assertThat(new SigningLog(TEXT, steps).mayAskForCode()).isTrue();
            steps.add(new SigningStep.CodeRequested(SHOWN));
        }
        assertThat(new SigningLog(TEXT, steps).mayAskForCode()).isFalse();

        steps.add(new SigningStep.CodeNotSent(SHOWN));
        assertThat(new SigningLog(TEXT, steps).mayAskForCode()).isTrue();
    }

    private static Arguments row(String name, Consumer<List<SigningStep>> change, Instant now, String... fields) {
        return Arguments.of(name, change, now, Arrays.asList(fields));
    }

    private static Consumer<List<SigningStep>> without(Class<? extends SigningStep> kind) {
        return steps -> steps.removeIf(kind::isInstance);
    }

    private static Consumer<List<SigningStep>> without(KeyClause clause) {
        return steps -> steps.removeIf(step -> step instanceof SigningStep.Ticked ticked && ticked.clause() == clause);
    }

    private static List<SigningStep> complete() {
        var steps = new ArrayList<SigningStep>();
        steps.add(new SigningStep.Presented(SHOWN, "2026-01", TEXT));
        steps.add(new SigningStep.Read(SHOWN.plusSeconds(50), TEXT, SHOWN.plusSeconds(1), SHOWN.plusSeconds(49)));
        for (var clause : KeyClause.values()) {
            var at = SHOWN.plusSeconds(59 + steps.size());
            steps.add(new SigningStep.Ticked(at, TEXT, clause, at));
        }
        steps.add(new SigningStep.CodeSent(CHECKED.minusSeconds(20), "code-1"));
        steps.add(new SigningStep.CodeTried(CHECKED, "code-1"));
        steps.add(new SigningStep.CodeMatched(CHECKED, "code-1"));
        steps.add(new SigningStep.BiometricPassed(CHECKED, CHECKED, "check-1"));
        return steps;
    }

    private static SigningLog.Examination examine(List<SigningStep> steps, Instant now) {
        return new SigningLog(TEXT, steps).examine(SamplePolicy.version1(), now);
    }

    private static List<String> faultyFields(SigningLog.Examination examination) {
        return switch (examination) {
            case SigningLog.Examination.Complete _ -> List.of();
            case SigningLog.Examination.Incomplete incomplete ->
                incomplete.faults().stream().map(FieldFault::field).toList();
        };
    }

    private static List<String> faultyFields(SigningLog.Report report) {
        return switch (report) {
            case SigningLog.Report.Accepted _ -> List.of();
            case SigningLog.Report.Refused refused ->
                refused.faults().stream().map(FieldFault::field).toList();
        };
    }
}
