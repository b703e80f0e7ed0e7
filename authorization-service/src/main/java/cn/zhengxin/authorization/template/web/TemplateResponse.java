package cn.zhengxin.authorization.template.web;

import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the consent's text, with its placeholders. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateResponse(
        String version,
        State state,

        @Schema(description = "Whether an authorization can be entered on it now")
        boolean inForce,

        String title,
        List<TemplateRequest.ParagraphPart> paragraphs,

        @Schema(description = "SHA-256 of title and paragraphs, a line each, in UTF-8")
        String sha256,

        Instant effectiveFrom,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** States as answers spell them. */
    @Schema(name = "TemplateState")
    enum State {
        PROPOSED,
        APPROVED
    }

    static TemplateResponse of(AuthorizationTemplate template, Instant now) {
        var facts = template.facts();
        var approved = switch (template) {
            case AuthorizationTemplate.Approved found -> found;
            case AuthorizationTemplate.Proposed _ -> null;
        };
        return new TemplateResponse(
                facts.version(),
                approved == null ? State.PROPOSED : State.APPROVED,
                template.isInForce(now),
                facts.text().title(),
                facts.text().paragraphs().stream()
                        .map(paragraph -> new TemplateRequest.ParagraphPart(paragraph.keyClause(), paragraph.text()))
                        .toList(),
                facts.text().sha256(),
                facts.effectiveFrom(),
                facts.proposedBy().account(),
                facts.proposedAt(),
                approved == null ? null : approved.approvedBy().account(),
                approved == null ? null : approved.approvedAt());
    }
}
