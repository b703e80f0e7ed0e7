package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.loan.model.AssetClass;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What query-service needs to know of the loan that a query looks after (Q5, Q6). */
@Schema(name = "LookedUpLoan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookedUpLoanResponse(
        boolean known,

        @Schema(description = "The authorization was given for another loan (A11), or the loan is somebody else's (Q5)")
        boolean ofAnotherAuthorization,

        boolean ended,

        @Schema(description = "Absent before the first classification") @Nullable AssetClass assetClass,

        boolean dormant,

        @Schema(description = "The last movement; absent when none was told") @Nullable Instant movedAt,

        @Schema(
                description =
                        "When the customer last confirmed the loan; absent when never, or when it went dormant since")
        @Nullable Instant confirmedAt) {}
