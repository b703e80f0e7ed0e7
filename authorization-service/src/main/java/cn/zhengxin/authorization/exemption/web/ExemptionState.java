package cn.zhengxin.authorization.exemption.web;

import cn.zhengxin.authorization.exemption.model.Approved;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;
import cn.zhengxin.authorization.exemption.model.TurnedDown;
import cn.zhengxin.authorization.exemption.model.UnderReview;

/** The states as answers spell them. */
enum ExemptionState {
    UNDER_REVIEW,
    APPROVED,
    TURNED_DOWN;

    static ExemptionState of(JudicialExemption exemption) {
        return switch (exemption) {
            case UnderReview _ -> UNDER_REVIEW;
            case Approved _ -> APPROVED;
            case TurnedDown _ -> TURNED_DOWN;
        };
    }
}
