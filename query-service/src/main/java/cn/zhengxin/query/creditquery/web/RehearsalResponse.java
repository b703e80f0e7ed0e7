package cn.zhengxin.query.creditquery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would become of a query. Nothing of its subject is repeated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RehearsalResponse(
        @Schema(description = "Under which the look is on record; no query has it")
        UUID rehearsalId,

        Instant at,
        CreditQueryResponse.DecisionResponse decision,

        @Schema(description = "The special grant the decision would rest on (Q3)") @Nullable UUID specialGrantId,

        @Schema(description = "Whether the authorization has a use left; absent where it does not cover the query (Q1)")
        @Nullable Boolean useLeft,

        @Schema(
                description =
                        "Whether a report that is still valid would answer and the bureau not be asked (Q9); false in a refusal")
        boolean reportAtHand) {}
