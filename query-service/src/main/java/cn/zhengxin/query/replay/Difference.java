package cn.zhengxin.query.replay;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import java.util.stream.Collectors;

/** A query that would be decided otherwise. */
record Difference(CreditQueryId query, Decision before, Decision after) {

    /** Whether two decisions differ in their outcome, their second person or the rules behind it; texts do not count. */
    static boolean isOne(Decision before, Decision after) {
        return before.outcome() != after.outcome()
                || before.reviewBy() != after.reviewBy()
                || !rules(before).equals(rules(after));
    }

    /** Both outcomes, for counting. */
    String kind() {
        return outcome(before) + " -> " + outcome(after);
    }

    @Override
    public String toString() {
        return query + "  " + outcome(before) + " [" + rules(before) + "] -> " + outcome(after) + " [" + rules(after)
                + "]";
    }

    private static String outcome(Decision decision) {
        return decision.reviewBy() == null
                ? decision.outcome().name()
                : decision.outcome() + " by " + decision.reviewBy();
    }

    private static String rules(Decision decision) {
        return decision.reasons().stream().map(Reason::rule).distinct().sorted().collect(Collectors.joining(", "));
    }
}
