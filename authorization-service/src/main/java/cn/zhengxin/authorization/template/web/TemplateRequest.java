package cn.zhengxin.authorization.template.web;

import cn.zhengxin.authorization.template.model.KeyClause;
import cn.zhengxin.authorization.template.model.TemplateProposal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the consent's text as proposed. */
record TemplateRequest(
        @Schema(example = "2027-01") @Nullable String version,
        @Nullable String title,
        @Size(max = 100) @Nullable List<@Valid @NotNull ParagraphPart> paragraphs,

        @Schema(example = "2027-01-01T00:00:00+08:00") @Nullable OffsetDateTime effectiveFrom) {

    /** One paragraph; null as the key clause for every paragraph that is none. */
    @Schema(name = "TemplateParagraph")
    record ParagraphPart(
            @Nullable KeyClause keyClause, @Nullable String text) {}

    TemplateProposal toProposal() {
        var proposed = paragraphs == null
                ? List.<TemplateProposal.ProposedParagraph>of()
                : paragraphs.stream()
                        .map(part -> new TemplateProposal.ProposedParagraph(part.keyClause(), part.text()))
                        .toList();
        return new TemplateProposal(version, title, proposed, effectiveFrom == null ? null : effectiveFrom.toInstant());
    }
}
