package cn.zhengxin.authorization;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.BlanketWord;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.policy.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A policy for tests, with the limits of version 1. */
public final class SamplePolicy {

    private SamplePolicy() {}

    public static AuthorizationPolicy version1() {
        var rules = Arrays.stream(RuleCode.values())
                .map(code -> new RuleEntry(code, "basis of " + code, "message of " + code, "cure of " + code))
                .collect(Collectors.toMap(RuleEntry::rule, Function.identity()));
        return new AuthorizationPolicy(
                1,
                Instant.EPOCH,
                List.of(
                        term(Purpose.LOAN_APPLICATION, Product.SINGLE_LOAN, 30, null, null, 1),
                        term(Purpose.LOAN_APPLICATION, Product.SHORT_TERM_CREDIT, 90, null, null, 3),
                        term(Purpose.LOAN_APPLICATION, Product.LONG_TERM_LOAN, 365, null, null, 3),
                        term(Purpose.LOAN_APPLICATION, Product.REVOLVING_CREDIT, null, 12, Clause.REVOLVING_CREDIT, 12),
                        term(
                                Purpose.POST_LOAN_MANAGEMENT,
                                Product.SINGLE_LOAN,
                                null,
                                null,
                                Clause.POST_LOAN_MANAGEMENT,
                                60),
                        term(Purpose.ENTERPRISE_APPLICANT_RELATED_PERSON, Product.SINGLE_LOAN, 30, null, null, 1),
                        term(Purpose.GUARANTOR_CHECK, Product.GUARANTEE, 30, null, null, 1)),
                List.of(
                        new BlanketWord("等", Set.of("等级", "等额")),
                        new BlanketWord("相关", Set.of()),
                        new BlanketWord("业务需要", Set.of())),
                Set.of("2026-01"),
                new BigDecimal("500000.00"),
                90,
                70,
                numbers(),
                Arrays.stream(Violation.values()).collect(Collectors.toMap(Function.identity(), violation -> 40)),
                rules);
    }

    private static Map<PolicyNumber, Integer> numbers() {
        return Arrays.stream(PolicyNumber.values())
                .collect(Collectors.toMap(Function.identity(), SamplePolicy::number));
    }

    /** As version 1 has them. */
    private static int number(PolicyNumber name) {
        return switch (name) {
            case ONLINE_CHECK_MINUTES, MONEY_LAUNDERING_RETENTION_YEARS -> 10;
            case LARGE_CREDIT_YUAN -> 500_000;
            case EXPIRY_NOTICE_WORKING_DAYS -> 15;
            case RECORD_SEALED_AFTER_DAYS, RECERTIFICATION_DAYS -> 30;
            case ARCHIVE_ACCESS_HOURS, JUDICIAL_COMPLETION_HOURS -> 24;
            case RETENTION_YEARS -> 5;
            case EXAM_PASS_PERCENT -> 80;
            case RETURN_EXAM_PASS_PERCENT, RETURN_AFTER_DAYS, UNUSED_DAYS -> 90;
            case TRAINING_VALID_MONTHS -> 12;
            case POINTS_AT_START -> 100;
            case DEPARTURE_REVIEW_HOURS -> 72;
        };
    }

    public static AuthorizationPolicies policies() {
        return new AuthorizationPolicies() {
            @Override
            public AuthorizationPolicy at(Instant moment) {
                return version1();
            }

            @Override
            public AuthorizationPolicy version(int version) {
                return version1();
            }
        };
    }

    private static TermLimit term(
            Purpose purpose, Product product, Integer days, Integer months, Clause clause, int uses) {
        return new TermLimit(purpose, product, days, months, clause, uses, "test");
    }
}
