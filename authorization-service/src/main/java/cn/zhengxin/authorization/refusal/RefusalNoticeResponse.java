package cn.zhengxin.authorization.refusal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What to tell a subject who refuses, word for word. */
record RefusalNoticeResponse(
        String version, String consequence, List<AlternativePart> alternatives, String complaintChannel) {

    /** Something else the subject can show. */
    @Schema(name = "RefusalAlternative")
    record AlternativePart(String code, String text) {}

    static RefusalNoticeResponse of(RefusalNotice notice) {
        return new RefusalNoticeResponse(
                notice.version(),
                notice.consequence(),
                notice.alternatives().stream()
                        .map(alternative -> new AlternativePart(alternative.code(), alternative.text()))
                        .toList(),
                notice.complaintChannel());
    }
}
