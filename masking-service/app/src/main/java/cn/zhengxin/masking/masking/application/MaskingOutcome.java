package cn.zhengxin.masking.masking.application;

import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How a masking ended. */
public sealed interface MaskingOutcome {

    /**
     * Masked and recorded.
     *
     * @param unmaskings by which some values are shown in full
     */
    record Masked(MaskedCreditReport report, List<UsedUnmasking> unmaskings) implements MaskingOutcome {
        public Masked {
            unmaskings = List.copyOf(unmaskings);
        }
    }

    /**
     * An unmasking that showed something (M5).
     *
     * @param values how many
     */
    record UsedUnmasking(UUID id, Instant endsAt, int values) {}

    /** No policy is in force, so nothing may be shown (N3). */
    record NoPolicyInForce() implements MaskingOutcome {}
}
