package cn.zhengxin.authorization.retention.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.identity.Visible;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to hold, and why. Prints redacted. */
record PlaceHoldRequest(
        @Schema(description = "One file; or subjectReference") @Nullable UUID authorizationId,

        @Schema(description = "All files of one subject; or authorizationId") @Size(min = 1, max = 64) @Nullable String subjectReference,

        @NotNull @Visible @NoPersonalIdentifier @Size(max = 500) String reason) {

    @Override
    public String toString() {
        return "PlaceHoldRequest[***]";
    }
}
