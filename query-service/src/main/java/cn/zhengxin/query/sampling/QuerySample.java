package cn.zhengxin.query.sampling;

import cn.zhengxin.identity.VisibleText;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A system's query that a person looks at afterwards (Q4); known by the query's id, of which there is one sample at most.
 *
 * @param day whose seed drew it
 * @param examinedBy code of the institution whose people look at it
 * @param finding absent until somebody has
 */
public record QuerySample(
        CreditQueryId query,
        LocalDate day,
        String examinedBy,
        Instant sampledAt,
        Instant dueBy,
        @Nullable Examination finding) {

    /**
     * What came of it.
     *
     * @param reason in the person's words; an objection has one
     */
    public record Examination(
            SampleFinding finding, @Nullable String reason, String by, Instant at) {

        public Examination {
            if (finding == SampleFinding.OBJECTION && (reason == null || !VisibleText.isIn(reason))) {
                throw new IllegalArgumentException("An objection says why");
            }
        }

        /** Without the words, which can hold anything. */
        @Override
        public String toString() {
            return "Examination[" + finding + ", " + by + ", " + at + "]";
        }
    }

    /** Nobody has looked at it, and somebody should have. */
    public boolean isOverdueAt(Instant moment) {
        return finding == null && !moment.isBefore(dueBy);
    }
}
