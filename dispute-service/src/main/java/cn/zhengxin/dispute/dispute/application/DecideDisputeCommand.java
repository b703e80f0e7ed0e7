package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.requester.Requester;
import org.jspecify.annotations.Nullable;

/** The intent to answer a dispute, everything as it was written. */
public record DecideDisputeCommand(
        DisputeId id,
        @Nullable Long expectedVersion,
        Requester.Handler handler,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String correctionReceipt,
        @Nullable String overrunReason) {

    @Override
    public String toString() {
        return "DecideDisputeCommand[" + id + "]";
    }
}
