package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;

/** What came of a request for a report. */
public sealed interface SubmitOutcome {

    /**
     * The query in the state it has reached.
     *
     * @param maskedName the subject's name as it is shown by default (M2)
     */
    record Reached(CreditQuery query, String maskedName) implements SubmitOutcome {}

    /** The requester has used the key for something else (N4). */
    record KeyUsedForAnother() implements SubmitOutcome {}
}
