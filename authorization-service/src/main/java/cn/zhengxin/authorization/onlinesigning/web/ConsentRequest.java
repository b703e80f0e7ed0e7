package cn.zhengxin.authorization.onlinesigning.web;

import cn.zhengxin.authorization.customerauthorization.model.ClauseTick;
import cn.zhengxin.authorization.template.model.KeyClause;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tick, as the subject's device reports it. */
record ConsentRequest(
        @Schema(description = "SHA-256 of the text that was presented") @Nullable String presentation,

        @Schema(description = "Exactly one: every key clause is ticked by itself") @Size(max = 20) @Nullable List<@NotNull KeyClause> clauses,

        @Schema(description = "Whether the box was ticked before the subject touched it; refused") @Nullable Boolean preset,

        @Schema(description = "Other agreements accepted by the same tick; refused") @Size(max = 20) @Nullable List<@NotNull String> bundledWith,

        @Schema(description = "By the clock of the subject's device") @Nullable OffsetDateTime tickedAt) {

    ClauseTick toTick() {
        return new ClauseTick(
                presentation,
                clauses == null ? List.of() : clauses,
                Boolean.TRUE.equals(preset),
                bundledWith == null ? List.of() : bundledWith,
                tickedAt == null ? null : tickedAt.toInstant());
    }
}
