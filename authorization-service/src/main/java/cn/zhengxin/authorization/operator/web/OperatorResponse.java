package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An operator as administrators and auditors see one. Which account at the bureau is mapped is shown to nobody (O4). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperatorResponse(
        String account,
        String employeeNumber,
        String institution,
        String branch,
        @Nullable AdministratorTier administratorTier,
        OperatorState state,
        int points,
        Grade grade,
        boolean bureauAccountMapped,
        @Nullable SuspensionPart suspension) {

    /** Whether the account may work. */
    enum OperatorState {
        ACTIVE,
        SUSPENDED
    }

    /** Who suspended the account, why and when. */
    record SuspensionPart(String by, SuspensionReason reason, Instant at) {}
}
