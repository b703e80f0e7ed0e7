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

    /** By letter, then by number: Q2 comes before Q16. */
    private static final Comparator<String> BY_LETTER_AND_NUMBER = Comparator.comparing(
                    (String rule) -> rule.replaceAll("[0-9]", ""))
            .thenComparing(rule -> rule.replaceAll("[^0-9]", ""), Comparator.comparingInt(String::length))
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Reason> BY_RULE = Comparator.comparing(Reason::rule, BY_LETTER_AND_NUMBER);

    private final List<GateRule> rules;
    private final PolicyBooks books;

    public Gate(List<GateRule> rules, PolicyBooks books) {
        // Whoever takes something comes last: nothing is taken for a query that cannot be decided.
        this.rules = rules.stream()
                .sorted(Comparator.comparing(GateRule::takesUse).thenComparing(GateRule::rule, BY_LETTER_AND_NUMBER))
                .toList();
        this.books = books;
    }

    public GateAnswer decide(GateQuestion question) {
        PolicyBook book = books.inForceAt(question.askedAt());
        var refusals = new ArrayList<Reason>();
        var reviews = new ArrayList<Reason>();
        for (GateRule rule : rules) {
            switch (rule.examine(question, book.termsOf(rule.rule()))) {
                case Finding.Satisfied() -> {}
                case Finding.Blocks(var reasons) -> refusals.addAll(reasons);
                case Finding.AsksForReview(var reason) -> reviews.add(reason);
                case Finding.CannotTell(var dependency) -> {
                    // N3: with one check missing there is no decision, and not all reasons could be told either.
                    return new GateAnswer.Undecided(dependency);
                }
            }
        }
        refusals.sort(BY_RULE);
        reviews.sort(BY_RULE);
        if (!refusals.isEmpty()) {
            return new GateAnswer.Decided(new Decision(Decision.Outcome.BLOCK, refusals, book.version()));
        }
        if (!reviews.isEmpty()) {
            return new GateAnswer.Decided(new Decision(Decision.Outcome.REVIEW, reviews, book.version()));
        }
        return new GateAnswer.Decided(new Decision(Decision.Outcome.ALLOW, List.of(), book.version()));
    }
}
