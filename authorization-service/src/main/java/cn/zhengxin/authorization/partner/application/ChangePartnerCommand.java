package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.partner.model.EndingReason;
import cn.zhengxin.authorization.partner.model.SuspensionReason;
import org.jspecify.annotations.Nullable;

/** Move a registered partner to another state. */
public record ChangePartnerCommand(String code, @Nullable Long expectedVersion, Intent intent, Requester requester) {

    /** What shall become of it. */
    public sealed interface Intent {
        record Approve() implements Intent {}

        record Suspend(SuspensionReason reason) implements Intent {}

        record Reinstate() implements Intent {}

        record End(EndingReason reason) implements Intent {}
    }
}
