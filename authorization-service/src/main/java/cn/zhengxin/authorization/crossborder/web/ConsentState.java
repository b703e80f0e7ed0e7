package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.crossborder.model.CrossBorderConsent;
import cn.zhengxin.authorization.crossborder.model.RecordedConsent;
import cn.zhengxin.authorization.crossborder.model.RejectedConsent;
import cn.zhengxin.authorization.crossborder.model.VerifiedConsent;
import cn.zhengxin.authorization.crossborder.model.WithdrawnConsent;

/** The states as answers spell them. */
enum ConsentState {
    RECORDED,
    VERIFIED,
    REJECTED,
    WITHDRAWN;

    static ConsentState of(CrossBorderConsent consent) {
        return switch (consent) {
            case RecordedConsent _ -> RECORDED;
            case VerifiedConsent _ -> VERIFIED;
            case RejectedConsent _ -> REJECTED;
            case WithdrawnConsent _ -> WITHDRAWN;
        };
    }
}
