package cn.zhengxin.dispute.dispute.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a dispute; ordered by time. */
public record DisputeId(UUID value) {

    public static DisputeId next() {
        return new DisputeId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
