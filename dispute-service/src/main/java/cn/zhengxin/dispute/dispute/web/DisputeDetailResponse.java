package cn.zhengxin.dispute.dispute.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A dispute with what was written about it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisputeDetailResponse(
        DisputeResponse dispute,
        String accountReference,
        String statement,
        boolean filedByAgent,
        @Nullable DecisionResponse decision) {

    @Override
    public String toString() {
        return "DisputeDetailResponse[***]";
    }

    /** The answer the person gets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionResponse(
            DisputeResponse.Outcome outcome,
            @Nullable String reason,
            @Nullable String correctionReceipt,
            @Nullable String overrunReason) {

        @Override
        public String toString() {
            return "DecisionResponse[***]";
        }
    }
}
