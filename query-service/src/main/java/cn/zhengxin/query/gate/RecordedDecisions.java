package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What the gate has decided, in the order of time, one by one. */
public interface RecordedDecisions {

    /** In a read-only transaction; holds a few records at a time, however many there are. */
    void between(Instant from, Instant to, Consumer<RecordedDecision> reader);

    /**
     * A decision and what it was taken from.
     *
     * @param facts empty when what was kept cannot be read any more
     */
    record RecordedDecision(CreditQueryId query, Optional<GateFacts> facts, Decision decision) {}
}
