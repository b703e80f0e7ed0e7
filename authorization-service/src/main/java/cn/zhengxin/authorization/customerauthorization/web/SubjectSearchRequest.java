package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.sensitivetypes.DocumentType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whose authorizations are looked for. The number stands in the body and nowhere else (N2). */
@Schema(name = "SubjectSearch")
record SubjectSearchRequest(
        @NotNull DocumentType documentType,
        @NotBlank String documentNumber,
        @Nullable AuthorizationState state,
        @Nullable Purpose purpose,
        @Nullable Boolean expired,
        @Nullable LocalDate expiringBefore,
        @Nullable String cursor,

        @Schema(description = "20 where absent") @Min(1) @Max(100) @Nullable Integer limit) {

    @Override
    public String toString() {
        return "SubjectSearchRequest[***]";
    }
}
