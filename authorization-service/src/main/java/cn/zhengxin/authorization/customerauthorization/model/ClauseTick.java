package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.template.model.KeyClause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ticks as reported, not yet believed (A3).
 *
 * @param clauses one, or it is refused
 * @param preset whether the box was ticked before the subject touched it
 * @param bundledWith other agreements accepted by the same tick
 * @param tickedAt by the clock of the subject's device
 */
public record ClauseTick(
        @Nullable String textSha256,
        List<KeyClause> clauses,
        boolean preset,
        List<String> bundledWith,
        @Nullable Instant tickedAt) {

    public ClauseTick {
        clauses = List.copyOf(clauses);
        bundledWith = List.copyOf(bundledWith);
    }
}
