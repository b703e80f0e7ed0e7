package cn.zhengxin.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an account may be. The words are those of the identity provider's realm. */
public enum Role {
    CREDIT_ADMINISTRATOR_PROVINCE("credit-administrator-province", Kind.STAFF),
    CREDIT_ADMINISTRATOR_INSTITUTION("credit-administrator-institution", Kind.STAFF),
    QUERY_OFFICER("query-officer", Kind.STAFF),
    REVIEWER("reviewer", Kind.STAFF),
    DISPUTE_HANDLER("dispute-handler", Kind.STAFF),
    AUDITOR("auditor", Kind.STAFF),
    COMPLIANCE_OFFICER("compliance-officer", Kind.STAFF),
    INFORMATION_PROTECTION_OFFICER("information-protection-officer", Kind.STAFF),
    DEPARTMENT_HEAD("department-head", Kind.STAFF),
    RISK_OFFICER("risk-officer", Kind.STAFF),
    LEGAL_REVIEWER("legal-reviewer", Kind.STAFF),
    CUSTOMER("customer", Kind.SUBJECT),
    LOAN_SYSTEM("loan-system", Kind.SYSTEM),
    PARTNER("partner", Kind.SYSTEM),
    SERVICE("service", Kind.SYSTEM);

    /** Who can hold a role: a member of staff, the subject of a report, or a program. */
    public enum Kind {
        STAFF,
        SUBJECT,
        SYSTEM
    }

    private static final Map<String, Role> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::word, Function.identity()));

    private final String word;
    private final Kind kind;

    Role(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The role as tokens and access rules spell it. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /** Empty for the many roles of a realm that mean nothing here. */
    public static Optional<Role> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
