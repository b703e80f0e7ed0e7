package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A withdrawal; no reason has to be given. */
record WithdrawalRequest(
        @Size(max = 500) @NoPersonalIdentifier @Nullable String reason) {

    @Override
    public String toString() {
        return "WithdrawalRequest[***]";
    }
}
