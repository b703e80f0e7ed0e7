package cn.zhengxin.authorization.onlinesigning.web;

import cn.zhengxin.authorization.onlinesigning.application.StepOutcome;
import cn.zhengxin.authorization.template.model.KeyClause;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The full text, to be shown to the subject as it is. */
record PresentationResponse(
        UUID authorizationId,
        String templateVersion,
        String title,
        List<ParagraphPart> paragraphs,
        List<KeyClause> keyClauses,
        String sha256,
        Instant presentedAt) {

    /** One paragraph; a key clause is marked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParagraphPart(@Nullable KeyClause keyClause, String text) {
        @Override
        public String toString() {
            return "ParagraphPart[***]";
        }
    }

    static PresentationResponse of(UUID id, StepOutcome.Presented presented) {
        var text = presented.text();
        return new PresentationResponse(
                id,
                presented.templateVersion(),
                text.title(),
                text.paragraphs().stream()
                        .map(paragraph -> new ParagraphPart(paragraph.keyClause(), paragraph.text()))
                        .toList(),
                List.of(KeyClause.values()),
                text.sha256(),
                presented.at());
    }

    @Override
    public String toString() {
        return "PresentationResponse[" + authorizationId + "]";
    }
}
