package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.Reason;

/** Whether somebody may act as a query's second person (Q4, Q10). */
public sealed interface SecondPersonAnswer {

    /** May decide, as far as the person is concerned; whether the query still waits is another question. */
    record MayDecide() implements SecondPersonAnswer {}

    /** Others are in charge of the query; its existence is not told. */
    record OtherInstitution() implements SecondPersonAnswer {}

    /** Nobody decides what they asked for, under whatever account. */
    record OwnQuery(Reason reason) implements SecondPersonAnswer {}

    /** No second person is asked for. */
    record NobodyAsked() implements SecondPersonAnswer {}

    /** Another second person is asked for. */
    record OtherCapacity(Reason reason) implements SecondPersonAnswer {}

    /** O11 */
    record Suspended() implements SecondPersonAnswer {}

    /** Nobody decides about themself. */
    record IsSubject(Reason reason) implements SecondPersonAnswer {}

    /** What has to be known of the person could not be learned (N3). */
    record Silent() implements SecondPersonAnswer {}
}
