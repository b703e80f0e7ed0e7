package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of running a row once. */
public sealed interface RowOutcome {

    /**
     * The row is done with.
     *
     * @param query absent when none was ever made
     * @param rules ids of the rules that refused or ask for a review
     */
    record Settled(RowState state, @Nullable CreditQueryId query, List<String> rules) implements RowOutcome {
        public Settled {
            rules = List.copyOf(rules);
            if (state.isOpen()) {
                throw new IllegalArgumentException("A settled row is done with");
            }
        }
    }

    /** An outage burns no row: it is tried again, later. */
    record Deferred(Pause.Reason cause) implements RowOutcome {}
}
