package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.application.SignOffMinorCommand;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the compliance officer decided (A5). */
record ComplianceApprovalRequest(
        @NotNull SignOffMinorCommand.Decision decision,
        @Size(max = 500) @Nullable String comment) {

    @Override
    public String toString() {
        return "ComplianceApprovalRequest[" + decision + "]";
    }
}
