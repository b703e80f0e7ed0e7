package cn.zhengxin.authorization.operator.model;

import org.jspecify.annotations.Nullable;

/** What Q2 is decided on, at the moment of asking. Of an unknown account nothing is known and nothing is allowed. */
public record Standing(
        Account account,
        boolean known,
        boolean active,
        @Nullable Grade grade,
        boolean bureauAccountMapped,
        boolean terminalBound,
        @Nullable String institution,
        int policyVersion) {}
