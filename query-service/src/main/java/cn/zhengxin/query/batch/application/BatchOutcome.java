package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.inquiry.Reason;

/** What came of a word on a batch. */
public sealed interface BatchOutcome {

    /** The word counted, now or when it was said first. */
    record Changed(CreditQueryBatch batch) implements BatchOutcome {}

    /** There is none, or it is not for this caller. */
    record NotFound() implements BatchOutcome {}

    /** Q11: nobody decides what they uploaded, and nobody approves twice. */
    record Objected(CreditQueryBatch batch, Reason reason) implements BatchOutcome {}

    /** It takes somebody else to say so. */
    record NotForThem() implements BatchOutcome {}

    /** The batch is in no state for this. */
    record NotOpen(CreditQueryBatch batch) implements BatchOutcome {}

    record VersionOutOfDate() implements BatchOutcome {}
}
