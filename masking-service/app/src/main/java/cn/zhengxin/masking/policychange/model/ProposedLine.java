package cn.zhengxin.masking.policychange.model;

import org.jspecify.annotations.Nullable;

/**
 * A line as somebody wrote it, in words that may be none of ours. An absent criterion stands for any.
 *
 * @param form absent for the standard form of the line's kind
 */
public record ProposedLine(
        String role,
        String channel,
        @Nullable String purpose,
        @Nullable String section,
        @Nullable String sensitivity,
        @Nullable String kind,
        String rule,
        @Nullable String form,
        String basis) {}
