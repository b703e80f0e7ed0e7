package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.crossborder.application.DecideTransfer;
import cn.zhengxin.authorization.crossborder.model.FieldAnswer;
import cn.zhengxin.authorization.crossborder.model.TransferDecision;
import cn.zhengxin.authorization.crossborder.model.TransferRefusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may leave, field by field, and everything that refuses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferDecisionResponse(
        UUID decisionId,
        TransferDecision.Outcome outcome,

        @Schema(description = "The consent it was decided by") @Nullable UUID consentId,

        @Schema(description = "What the subject is called towards this recipient; absent where nothing leaves")
        @Nullable String pseudonym,

        List<FieldPart> fields,
        List<RefusalPart> refusals,
        int policyVersion,
        Instant decidedAt) {

    /** One field. */
    @Schema(name = "TransferFieldAnswer")
    record FieldPart(String field, FieldAnswer.Form form, List<TransferRefusal> refusals) {}

    /** One refusal with the rule behind it. */
    @Schema(name = "TransferRefusalReason")
    record RefusalPart(
            TransferRefusal code,

            @Schema(description = "Whether it refuses single fields only")
            boolean aboutFields,

            String rule,
            String basis,
            String message,
            String cure) {}

    static TransferDecisionResponse of(DecideTransfer.Decided decided) {
        var decision = decided.decision();
        var rule = decided.rule();
        return new TransferDecisionResponse(
                decided.id(),
                decision.outcome(),
                decision.consent().map(consent -> consent.facts().id().value()).orElse(null),
                decided.pseudonym().orElse(null),
                decision.fields().stream()
                        .map(answer -> new FieldPart(
                                answer.field(),
                                answer.form(),
                                answer.refusals().stream().sorted().toList()))
                        .toList(),
                decision.refusals().stream()
                        .sorted()
                        .map(refusal -> new RefusalPart(
                                refusal,
                                refusal.isAboutFields(),
                                rule.rule().name(),
                                rule.basis(),
                                refusal.message(),
                                rule.cure()))
                        .toList(),
                decided.policyVersion(),
                decided.at());
    }
}
