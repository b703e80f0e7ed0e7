package cn.zhengxin.query.gate;

import java.util.Set;
import java.util.UUID;

/**
 * A special grant that its holder may use at this moment, a use of it held for the query, or in a rehearsal to be had (Q3).
 *
 * @param covers the circumstances it was granted for
 */
public record GrantInForce(UUID grant, Set<Circumstance> covers) {
    public GrantInForce {
        covers = Set.copyOf(covers);
    }
}
