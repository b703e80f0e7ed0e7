package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.policy.PolicyNumber;

/**
 * Why a file is kept, and for how long after its end (A15).
 *
 * @param years the policy's number of years
 */
public record RetentionClass(String name, Applies applies, PolicyNumber years, String basis) {

    /** To which files the class applies. */
    public enum Applies {
        ALWAYS,
        /** A report was fetched from the bureau under it: identity and transaction records. */
        USE_CONSUMED
    }

    boolean appliesTo(boolean useConsumed) {
        return switch (applies) {
            case ALWAYS -> true;
            case USE_CONSUMED -> useConsumed;
        };
    }
}
