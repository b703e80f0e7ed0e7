package cn.zhengxin.authorization.operator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One exam, training or agreement.
 *
 * @param reference names the exam, training or signed document
 * @param percent of the exam's points; null for the others
 */
public record Qualification(
        QualificationKind kind,
        String reference,
        LocalDate on,
        @Nullable Integer percent) {

    public Qualification {
        if ((kind == QualificationKind.EXAM) == (percent == null)) {
            throw new IllegalArgumentException("An exam, and nothing else, has a result");
        }
    }

    boolean isExamWith(int passPercent) {
        return percent != null && percent >= passPercent;
    }
}
