package cn.zhengxin.authorization.policychange.model;

import org.jspecify.annotations.Nullable;

/** A term as proposed, nothing of it believed yet. It takes the place of the base's term for the same purpose and product. */
public record ProposedTerm(
        @Nullable String purpose,
        @Nullable String product,
        @Nullable Integer maximumDays,
        @Nullable Integer maximumMonths,
        @Nullable String requiredClause,
        @Nullable Integer maximumUses,
        @Nullable String basis) {}
