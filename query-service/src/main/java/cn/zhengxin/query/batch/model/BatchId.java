package cn.zhengxin.query.batch.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a batch; the keys of its rows follow from it. */
public record BatchId(UUID value) {

    public static BatchId next() {
        return new BatchId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
