package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;

/** What came of a request for a report. */
public sealed interface SubmitOutcome {

    /** The query in the state it has reached. */
    record Reached(CreditQuery query) implements SubmitOutcome {}

    /** The requester has used the key for something else (N4). */
    record KeyUsedForAnother() implements SubmitOutcome {}
}
