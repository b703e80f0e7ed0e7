package cn.zhengxin.query.inquiry;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a credit query; also the use it takes of an authorization, so that a use can never serve two queries. */
public record CreditQueryId(UUID value) {

    public static CreditQueryId next() {
        return new CreditQueryId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
