package cn.zhengxin.query.gate;

import cn.zhengxin.query.DeliveredPolicy;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.policy.PolicyBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** P4: what does the gate make of this query? All rules under the delivered policy, from facts that are gathered already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GateDecisionBenchmark {

    /** A Wednesday, ten in the morning in Shanghai. */
    private static final Instant IN_HOURS = Instant.parse("2026-11-25T02:00:00Z");

    private static final Instant AT_NIGHT = IN_HOURS.plus(Duration.ofHours(12));
    private static final Standing GOOD = new Standing.Known(true, "A", true, true, "B10001");
    private static final PermissionAnswer GRANTED = new PermissionAnswer.Granted();

    private final Gate gate = new Gate(GateRules.all());
    private final PolicyBook book = new PolicyBook(1, DeliveredPolicy.rules());
    private final List<Question> questions = List.of(
            new Question(facts(Workbench.OFFICER, GOOD, GRANTED, IN_HOURS, 3, 0, false), "Q4"),
            new Question(facts(Workbench.LOAN_ORIGINATION, null, GRANTED, AT_NIGHT, 0, 0, false), ""),
            new Question(facts(Workbench.OFFICER, GOOD, GRANTED, AT_NIGHT, 3, 0, false), "Q3"),
            new Question(facts(Workbench.PARTNER, null, GRANTED, IN_HOURS, 0, 2, false), ""),
            new Question(facts(Workbench.OFFICER, GOOD, GRANTED, AT_NIGHT, 3, 0, true), "Q3,Q4"),
            new Question(facts(Workbench.LOAN_ORIGINATION, null, GRANTED, IN_HOURS, 0, 40, false), "Q7"),
            new Question(
                    facts(
                            Workbench.OFFICER,
                            new Standing.Known(false, "C", false, false, "B20001"),
                            new PermissionAnswer.Refused(List.of(new Reason("A10", "CRR 18", "Withdrawn.", "None."))),
                            AT_NIGHT,
                            50,
                            40,
                            false),
                    "A10,Q2,Q2,Q2,Q2,Q2,Q3,Q3"),
            new Question(facts(Workbench.OFFICER, GOOD, GRANTED, IN_HOURS, 49, 3, false), "Q4,Q7"),
            new Question(
                    SampleFacts.of(
                            SampleFacts.asked(Workbench.OFFICER, Purpose.LOAN_APPLICATION, null, IN_HOURS),
                            SampleFacts.background(null, null, Set.of(ComplianceGround.COLLEAGUE))),
                    "Q4,Q10"),
            new Question(
                    SampleFacts.of(
                            SampleFacts.asked(
                                    Workbench.LOAN_ORIGINATION,
                                    Purpose.POST_LOAN_MANAGEMENT,
                                    Trigger.OVERDUE,
                                    IN_HOURS),
                            SampleFacts.background(
                                    new LoanStanding.Known(false, false, AssetClass.SUBSTANDARD, true, IN_HOURS, null),
                                    null,
                                    Set.of())),
                    "Q6"));
    private int next;

    private record Question(GateFacts facts, String rules) {}

    /** Fast and wrong would be no gate. */
    @Setup
    public void decidesAsExpected() {
        for (Question question : questions) {
            String rules = String.join(
                    ",",
                    gate.decide(question.facts(), book).decision().reasons().stream()
                            .map(Reason::rule)
                            .toList());
            if (!rules.equals(question.rules())) {
                throw new IllegalStateException("Expected " + question.rules() + " and not " + rules);
            }
        }
    }

    @Benchmark
    public Decision decide() {
        var question = questions.get(next);
        next = (next + 1) % questions.size();
        return gate.decide(question.facts(), book).decision();
    }

    private static GateFacts facts(
            Requester requester,
            @Nullable Standing standing,
            PermissionAnswer permission,
            Instant at,
            int today,
            int onSubject,
            boolean grant) {
        return SampleFacts.of(
                requester,
                standing,
                permission,
                at,
                new History(
                        today,
                        today,
                        IntStream.rangeClosed(1, onSubject)
                                .mapToObj(before -> at.minus(Duration.ofHours(before)))
                                .sorted()
                                .toList(),
                        List.of()),
                true,
                grant
                        ? List.of(new GrantInForce(
                                UUID.fromString("019ac0de-0000-7000-8000-00000000000f"),
                                Set.of(Circumstance.OFF_HOURS, Circumstance.NON_WORKING_DAY)))
                        : List.of());
    }
}
