package cn.zhengxin.dispute.dispute.model;

import org.jspecify.annotations.Nullable;

/** How a dispute ends (D4). */
public sealed interface Decision permits Decision.Corrected, Decision.Upheld {

    /** Why the answer came after the due date; absent when it came in time. */
    @Nullable String overrunReason();

    /** The information was wrong and has been corrected; the receipt proves it. */
    record Corrected(
            String receipt,
            @Nullable String remark,
            @Nullable String overrunReason) implements Decision {

        @Override
        public String toString() {
            return "Corrected[***]";
        }
    }

    /** The information stands, for this reason. */
    record Upheld(String reason, @Nullable String overrunReason) implements Decision {

        @Override
        public String toString() {
            return "Upheld[***]";
        }
    }
}
