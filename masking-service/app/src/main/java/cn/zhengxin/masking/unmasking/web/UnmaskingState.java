package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.masking.unmasking.model.Unmasking;
import java.time.Instant;

/** States as answers spell them; what time alone has changed is worked out at the moment. */
enum UnmaskingState {
    REQUESTED,
    LAPSED,
    LIVE,
    ENDED,
    REJECTED,
    REVOKED;

    static UnmaskingState of(Unmasking unmasking, Instant now) {
        return switch (unmasking) {
            case Unmasking.Requested requested -> requested.hasLapsed(now) ? LAPSED : REQUESTED;
            case Unmasking.Approved approved -> approved.isLive(now) ? LIVE : ENDED;
            case Unmasking.Rejected rejected -> REJECTED;
            case Unmasking.Revoked revoked -> REVOKED;
        };
    }
}
