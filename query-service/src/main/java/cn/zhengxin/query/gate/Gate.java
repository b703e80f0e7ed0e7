package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lines all rules up and gathers everything they have to say; nobody learns of a second obstacle at a second attempt. */
@Component
public class Gate {

    private final List<GatePolicy> policies;
    private final PolicyBooks books;

    public Gate(List<GatePolicy> policies, PolicyBooks books) {
        this.policies =
                policies.stream().sorted(Comparator.comparing(GatePolicy::rule)).toList();
        this.books = books;
    }

    public GateAnswer decide(GateQuestion question) {
        PolicyBook book = books.inForceAt(question.askedAt());
        var refusals = new ArrayList<Reason>();
        var reviews = new ArrayList<Reason>();
        var silent = new ArrayList<String>();
        for (GatePolicy policy : policies) {
            switch (policy.examine(question, book.termsOf(policy.rule()))) {
                case Finding.Satisfied() -> {}
                case Finding.Blocks(var reasons) -> refusals.addAll(reasons);
                case Finding.AsksForReview(var reason) -> reviews.add(reason);
                case Finding.CannotTell(var dependency) -> silent.add(dependency);
            }
        }
        if (!silent.isEmpty()) {
            // N3: with one check missing there is no decision, and not all reasons could be told either.
            return new GateAnswer.Undecided(silent.getFirst());
        }
        if (!refusals.isEmpty()) {
            return new GateAnswer.Decided(new Decision(Decision.Outcome.BLOCK, refusals, book.version()));
        }
        if (!reviews.isEmpty()) {
            return new GateAnswer.Decided(new Decision(Decision.Outcome.REVIEW, reviews, book.version()));
        }
        return new GateAnswer.Decided(new Decision(Decision.Outcome.ALLOW, List.of(), book.version()));
    }
}
