package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import java.util.List;

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
}
