package cn.zhengxin.authorization.archive.web;

import cn.zhengxin.authorization.archive.application.AccessStatement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An access to ask for. All faults are reported in one answer. Prints redacted. */
record RequestAccessRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable UUID authorizationId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason,

        @Schema(description = "Where an outside authority asks for a copy") @Nullable AuthorityPart authority,

        @Schema(description = "With an authority only: the one employee who opens the file") @Nullable String employeeNumber) {

    /** Who asks, by which document. */
    @Schema(name = "OutsideAuthorityInput")
    record AuthorityPart(
            @Nullable String name,
            @Nullable String documentKind,
            @Nullable String documentNumber,
            @Nullable String caseNumber) {}

    AccessStatement toStatement() {
        var asking = authority == null ? new AuthorityPart(null, null, null, null) : authority;
        return new AccessStatement(
                authorizationId,
                reason,
                authority != null,
                asking.name(),
                asking.documentKind(),
                asking.documentNumber(),
                asking.caseNumber(),
                employeeNumber);
    }

    @Override
    public String toString() {
        return "RequestAccessRequest[***]";
    }
}
