package cn.zhengxin.query.policychange.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which two versions differ.
 *
 * @param institution whose own number it is; absent for what holds for all
 * @param name of the number, or {@code basis} or {@code cure}
 * @param before absent where it was not there
 * @param after absent where it is taken away
 */
public record PolicyDifference(
        String rule,
        @Nullable String institution,
        String name,
        @Nullable String before,
        @Nullable String after) {}
