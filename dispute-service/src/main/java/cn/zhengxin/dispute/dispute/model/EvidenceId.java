package cn.zhengxin.dispute.dispute.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a piece of evidence. */
public record EvidenceId(UUID value) {

    public static EvidenceId next() {
        return new EvidenceId(UuidCreator.getTimeOrderedEpoch());
    }
}
