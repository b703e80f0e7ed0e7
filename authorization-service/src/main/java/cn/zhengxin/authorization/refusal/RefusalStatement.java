package cn.zhengxin.authorization.refusal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal as somebody states it, nothing of it believed yet. Prints without content. */
record RefusalStatement(
        @Nullable String purpose,
        @Nullable String product,
        @Nullable String institution,
        @Nullable String subjectName,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String noticeVersion,
        @Nullable String shownAt,
        List<@Nullable String> alternativesOffered) {

    boolean namesASubject() {
        return subjectName != null || documentType != null || documentNumber != null;
    }

    @Override
    public String toString() {
        return "RefusalStatement[***]";
    }
}
