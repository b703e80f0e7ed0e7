package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lines all rules up and gathers everything they have to say; nobody learns of a second obstacle at a second attempt. Decides
 * from facts and policy data alone, so that the same facts give the same decision at any time.
 */
@Component
public class Gate {

    /** By letter, then by number: Q2 comes before Q16. */
    private static final Comparator<String> BY_LETTER_AND_NUMBER = Comparator.comparing(
                    (String rule) -> rule.replaceAll("[0-9]", ""))
            .thenComparing(rule -> rule.replaceAll("[^0-9]", ""), Comparator.comparingInt(String::length))
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Reason> BY_RULE = Comparator.comparing(Reason::rule, BY_LETTER_AND_NUMBER);

    private final List<GateRule> rules;

    public Gate(List<GateRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public Judgement decide(GateFacts facts, PolicyBook book) {
        var refusals = new ArrayList<Reason>();
        var reviews = new ArrayList<Reason>();
        var reviewers = EnumSet.noneOf(ReviewBy.class);
        UUID grant = null;
        UUID reportOf = null;
        for (GateRule rule : rules) {
            switch (rule.examine(facts, book.termsOf(rule.rule()))) {
                case Finding.Satisfied() -> {}
                case Finding.Blocks(var reasons) -> refusals.addAll(reasons);
                case Finding.AsksForReview(var reviewBy, var reason) -> {
                    reviews.add(reason);
                    reviewers.add(reviewBy);
                }
                case Finding.CoveredByGrant(var granted, var reviewBy, var reason) -> {
                    reviews.add(reason);
                    reviewers.add(reviewBy);
                    grant = granted;
                }
                case Finding.AnsweredByReport(var query) -> reportOf = query;
            }
        }
        refusals.sort(BY_RULE);
        reviews.sort(BY_RULE);
        if (!refusals.isEmpty()) {
            return new Judgement(Decision.block(refusals, book.version()), null, null);
        }
        if (!reviews.isEmpty()) {
            return new Judgement(
                    Decision.review(ReviewBy.strictestOf(reviewers), reviews, book.version()), grant, reportOf);
        }
        return new Judgement(Decision.allow(book.version()), null, reportOf);
    }
}
