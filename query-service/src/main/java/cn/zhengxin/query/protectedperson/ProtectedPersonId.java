package cn.zhengxin.query.protectedperson;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an entry in the list of protected persons; ordered by time. */
public record ProtectedPersonId(UUID value) {

    public static ProtectedPersonId next() {
        return new ProtectedPersonId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
