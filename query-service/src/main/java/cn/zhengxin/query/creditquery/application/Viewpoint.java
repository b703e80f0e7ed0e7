package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import java.util.Set;

/**
 * Who looks at queries. A reviewer sees the institution's, other second persons those of the institution's that ask for them
 * (Q10), everybody else their own.
 *
 * @param capacities as which second persons they may decide
 */
public record Viewpoint(String account, String institution, Set<ReviewBy> capacities) {

    public Viewpoint {
        capacities = Set.copyOf(capacities);
    }

    boolean seesInstitution() {
        return capacities.contains(ReviewBy.REVIEWER);
    }

    /** Whether the decision asks for what the viewer is. */
    boolean isAskedBy(Decision decision) {
        return capacities.stream().anyMatch(decision::asksFor);
    }
}
