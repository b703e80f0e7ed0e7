package cn.zhengxin.authorization.onlinesigning.web;

import cn.zhengxin.authorization.onlinesigning.application.StepKind;
import cn.zhengxin.authorization.onlinesigning.application.StepOutcome;
import cn.zhengxin.authorization.statement.FieldFault;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an online signing has come. */
@Schema(name = "OnlineSigning")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SigningResponse(
        UUID authorizationId,
        State state,

        @Schema(description = "What a signing would still lack now; checks grow old")
        List<String> missing,

        List<StepPart> steps,
        @Nullable Instant signedAt) {

    /** Whether the subject has signed. */
    @Schema(name = "OnlineSigningState")
    enum State {
        OPEN,
        SIGNED
    }

    /** One step on record. */
    @Schema(name = "OnlineSigningStep")
    record StepPart(StepKind kind, Instant at) {}

    static SigningResponse of(UUID id, StepOutcome.Recorded recorded) {
        return new SigningResponse(
                id,
                State.OPEN,
                recorded.missing().stream().map(FieldFault::field).toList(),
                recorded.log().steps().stream()
                        .map(step -> new StepPart(StepKind.of(step), step.at()))
                        .toList(),
                null);
    }

    static SigningResponse of(StepOutcome.Signed signed) {
        return new SigningResponse(signed.stored().id().value(), State.SIGNED, List.of(), List.of(), signed.at());
    }
}
