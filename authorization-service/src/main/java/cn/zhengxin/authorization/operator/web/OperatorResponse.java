package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.OperatorState;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator as administrators and auditors see one. Which account at the bureau is mapped is shown to nobody (O4). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperatorResponse(
        String account,
        String employeeNumber,
        String institution,
        String branch,

        @Schema(description = "Empty for accounts from before the register knew roles")
        List<String> roles,

        @Nullable AdministratorTier administratorTier,
        OperatorState state,
        int points,
        Grade grade,
        boolean bureauAccountMapped,
        LocalDate lastUsedOn,

        @Schema(description = "Roles that wait for a second person") @Nullable ProposalPart proposedRoles,

        @Nullable SuspensionPart suspension,
        @Nullable Instant lockedAt,
        @Nullable Instant leftAt,

        @Schema(description = "Last day of the earliest recertification that waits for an answer") @Nullable LocalDate recertifyBy) {

    /** Who suspended the account, why and when. */
    public record SuspensionPart(String by, SuspensionReason reason, Instant at) {}

    /** Which roles were proposed, by whom and when. */
    public record ProposalPart(List<String> roles, String by, Instant at) {}
}
