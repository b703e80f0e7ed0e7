package cn.zhengxin.query;

import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The policy data of tests, version 7: the delivered numbers, under texts that say which rule spoke. */
public final class Policies {

    public static final int VERSION = 7;

    private Policies() {}

    public static PolicyBooks book() {
        var rules = new HashMap<String, RuleTerms>();
        DeliveredPolicy.rules()
                .forEach((rule, terms) ->
                        rules.put(rule, new RuleTerms(rule, "basis of " + rule, "cure of " + rule, terms.numbers())));
        // Q14: not every purpose, so that one is left that may not be adopted.
        rules.compute(
                "Q14", (rule, terms) -> with(terms, "adoptablePurposes", "LOAN_APPLICATION,POST_LOAN_MANAGEMENT"));
        var book = new PolicyBook(VERSION, rules);
        return new PolicyBooks() {
            @Override
            public PolicyBook inForceAt(Instant moment) {
                return book;
            }

            @Override
            public PolicyBook inForceAt(Instant moment, String institution) {
                return book;
            }
        };
    }

    private static RuleTerms with(RuleTerms terms, String name, String value) {
        Map<String, String> numbers = new HashMap<>(terms.numbers());
        numbers.put(name, value);
        return new RuleTerms(terms.rule(), terms.basis(), terms.cure(), numbers);
    }
}
