package cn.zhengxin.masking.policy;

import java.time.Instant;
import java.util.OptionalInt;

/** What the masking policy says of unmaskings (M5). */
public interface UnmaskingLimits {

    /** How many minutes one may be asked for at most, by the version in force then; absent where none is. */
    OptionalInt longestMinutesAt(Instant time);
}
