package cn.zhengxin.masking.masking.application;

import cn.zhengxin.masking.masking.model.MaskedCreditReport;

/** How a masking ended. */
public sealed interface MaskingOutcome {

    /** Masked and recorded. */
    record Masked(MaskedCreditReport report) implements MaskingOutcome {}

    /** No policy is in force, so nothing may be shown (N3). */
    record NoPolicyInForce() implements MaskingOutcome {}
}
