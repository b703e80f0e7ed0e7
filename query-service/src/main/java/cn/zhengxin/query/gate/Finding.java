package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import java.util.List;
import java.util.UUID;

/** What one rule makes of a query. */
public sealed interface Finding {

    record Satisfied() implements Finding {}

    /** The query is refused. */
    record Blocks(List<Reason> reasons) implements Finding {
        public Blocks {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }
    }

    /** A second person has to decide. */
    record AsksForReview(Decision.ReviewBy reviewBy, Reason reason) implements Finding {}

    /**
     * A report that is still valid answers the query in the place of a new inquiry (Q9). It stops nothing and lets nothing pass.
     *
     * @param query whose report it is
     */
    record AnsweredByReport(UUID query) implements Finding {}

    /** A special grant takes the place of a refusal (Q3); a second person has to decide. */
    record CoveredByGrant(UUID grant, Decision.ReviewBy reviewBy, Reason reason) implements Finding {}
}
