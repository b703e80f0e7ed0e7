package cn.zhengxin.query;

import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Instant;
import java.util.Map;

/** The policy data of tests, version 7. */
public final class Policies {

    public static final int VERSION = 7;

    private Policies() {}

    public static PolicyBooks book() {
        var book = new PolicyBook(
                VERSION,
                Map.of(
                        "Q1", new RuleTerms("Q1", "basis of Q1", "cure of Q1", Map.of()),
                        "Q2", new RuleTerms("Q2", "basis of Q2", "cure of Q2", Map.of("grades", "A,B")),
                        "Q4",
                                new RuleTerms(
                                        "Q4",
                                        "basis of Q4",
                                        "cure of Q4",
                                        Map.of("claimMinutes", "15", "samplePercent", "5")),
                        "Q3",
                                new RuleTerms(
                                        "Q3",
                                        "basis of Q3",
                                        "cure of Q3",
                                        Map.of(
                                                "opens", "08:30",
                                                "closes", "17:30",
                                                "days", "WORKING",
                                                "officerVolume", "50",
                                                "branchVolume", "500",
                                                "grantHours", "72",
                                                "grantUses", "50")),
                        "Q7", new RuleTerms("Q7", "basis of Q7", "cure of Q7", Map.of("queries", "3", "days", "30")),
                        "O4", new RuleTerms("O4", "basis of O4", "cure of O4", Map.of()),
                        "Q8", new RuleTerms("Q8", "basis of Q8", "cure of Q8", Map.of("count", "3", "days", "31")),
                        "Q13",
                                new RuleTerms(
                                        "Q13",
                                        "basis of Q13",
                                        "cure of Q13",
                                        Map.of("days", "7", "withheld", "JUDICIAL_ASSISTANCE")),
                        "Q14",
                                new RuleTerms(
                                        "Q14",
                                        "basis of Q14",
                                        "cure of Q14",
                                        Map.of(
                                                "days", "15",
                                                "creditFileYears", "5",
                                                "longestCreditYears", "30",
                                                "adoptablePurposes", "LOAN_APPLICATION,POST_LOAN_MANAGEMENT"))));
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
}
