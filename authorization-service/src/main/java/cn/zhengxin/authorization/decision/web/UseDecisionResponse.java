package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.decision.application.UseDecision;
import cn.zhengxin.authorization.decision.model.SubjectTie;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.identity.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision. A refusal is an answer, not an error. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UseDecisionResponse(
        UseOutcome outcome,
        @Schema(description = "Where granted") @Nullable String authorizationNumber,
        int policyVersion,
        @Schema(description = "Where granted") @Nullable LocalDate endDate,

        @Schema(description = "Where refused: every rule that refused") @Nullable List<Reason> reasons,

        @Schema(description = "Q10: with a new use, whatever was decided about it") @Nullable UseTie tie) {

    /** What the subject is to whoever asks: yes or no, and nothing else. */
    record UseTie(
            @Schema(description = "The operator who asks is the subject")
            boolean oneself,

            @Schema(description = "The subject is another operator of that operator's institution")
            boolean colleague,

            @Schema(description = "The subject is an operator of the institution that the use is for")
            boolean staff) {}

    /** What was decided. */
    enum UseOutcome {
        RESERVED,
        CONFIRMED,
        /** Examined: a reservation would be granted now. Nothing is held. */
        GRANTABLE,
        REFUSED
    }

    static UseDecisionResponse of(UseOutcome granted, UseDecision decision) {
        return of(granted, decision, (UseTie) null);
    }

    static UseDecisionResponse of(UseOutcome granted, UseDecision decision, SubjectTie tie) {
        return of(granted, decision, new UseTie(tie.oneself(), tie.colleague(), tie.staff()));
    }

    private static UseDecisionResponse of(UseOutcome granted, UseDecision decision, @Nullable UseTie tie) {
        return switch (decision) {
            case UseDecision.Granted held ->
                new UseDecisionResponse(
                        granted, held.number().value(), held.policyVersion(), held.endDate(), null, tie);
            case UseDecision.NotGranted refused ->
                new UseDecisionResponse(
                        UseOutcome.REFUSED, null, refused.policyVersion(), null, Reasons.of(refused.reasons()), tie);
        };
    }
}
