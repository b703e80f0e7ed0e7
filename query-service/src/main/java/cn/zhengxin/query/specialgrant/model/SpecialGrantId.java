package cn.zhengxin.query.specialgrant.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a special grant; ordered by time. */
public record SpecialGrantId(UUID value) {

    public static SpecialGrantId next() {
        return new SpecialGrantId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
