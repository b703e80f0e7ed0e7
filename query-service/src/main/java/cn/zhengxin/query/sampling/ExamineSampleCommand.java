package cn.zhengxin.query.sampling;

import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import org.jspecify.annotations.Nullable;

/**
 * What a person found when looking at a sampled query (Q4).
 *
 * @param reason in the person's words; an objection has one
 */
public record ExamineSampleCommand(
        CreditQueryId query,
        Performer.Employee by,
        SampleFinding finding,
        @Nullable String reason) {

    /** Without the words, which can hold anything. */
    @Override
    public String toString() {
        return "ExamineSampleCommand[" + query + ", " + finding + "]";
    }
}
