package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import org.jspecify.annotations.Nullable;

/** Let an account work that was locked for want of use. */
public record UnlockOperatorCommand(
        Account account, @Nullable Long expectedVersion, Reason reason, Requester requester) {

    /** Why it is needed again; a closed list, so that it names nobody. */
    public enum Reason {
        BACK_FROM_LEAVE,
        DUTY_RESUMED,
        SEASONAL_WORK,
        OTHER
    }
}
