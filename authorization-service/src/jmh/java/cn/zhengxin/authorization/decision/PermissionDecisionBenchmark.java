package cn.zhengxin.authorization.decision;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.Enforcer;
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

/** P4: may this authorization be used for this query, now? Everything is in memory; nothing is read for the question. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PermissionDecisionBenchmark {

    private final DecisionQuestion[] questions = DecisionQuestion.mixture().toArray(DecisionQuestion[]::new);
    private final Enforcer lineByLine = CasbinRules.lineByLine();
    private final Enforcer oneMatcher = CasbinRules.oneMatcher();
    private int next;

    /** Fast and wrong would be no peer: all sides give the same verdict on every question. */
    @Setup
    public void agreeOnEveryQuestion() {
        for (var question : questions) {
            var verdicts = List.of(
                    question.ours().get().isEmpty(),
                    lineByLine.enforce(question.consent(), question.use()),
                    oneMatcher.enforce(question.consent(), question.use()));
            if (!verdicts.equals(List.of(question.allowed(), question.allowed(), question.allowed()))) {
                throw new IllegalStateException("Verdicts differ: " + verdicts + " on "
                        + question.consent().get("state") + " for " + question.use());
            }
        }
    }

    /** Ours: every rule that refuses, by name. */
    @Benchmark
    public List<RuleCode> ours() {
        return question().ours().get();
    }

    /** jCasbin, one policy line a rule: yes or no, at the first that denies. */
    @Benchmark
    public boolean casbinLineByLine() {
        var question = question();
        return lineByLine.enforce(question.consent(), question.use());
    }

    /** jCasbin, all rules in one compiled matcher: yes or no. */
    @Benchmark
    public boolean casbinOneMatcher() {
        var question = question();
        return oneMatcher.enforce(question.consent(), question.use());
    }

    private DecisionQuestion question() {
        var question = questions[next];
        next = (next + 1) % questions.length;
        return question;
    }
}
