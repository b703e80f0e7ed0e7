package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.application.VerifyAuthorizationCommand;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the second person found. */
record VerificationRequest(
        @NotNull VerifyAuthorizationCommand.Decision decision,
        @Size(max = 500) @Nullable String comment) {

    @Override
    public String toString() {
        return "VerificationRequest[" + decision + "]";
    }
}
