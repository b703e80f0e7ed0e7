package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.application.DecideFinding;
import jakarta.validation.constraints.NotNull;

/** What the second person says to a finding. */
record FindingDecisionRequest(@NotNull Decision decision) {

    enum Decision {
        AGREE,
        TURN_DOWN
    }

    DecideFinding.Word word() {
        return switch (decision) {
            case AGREE -> DecideFinding.Word.AGREE;
            case TURN_DOWN -> DecideFinding.Word.TURN_DOWN;
        };
    }
}
