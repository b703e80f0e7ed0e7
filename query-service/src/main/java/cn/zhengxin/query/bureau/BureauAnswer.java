package cn.zhengxin.query.bureau;

/** What came of an inquiry. */
public sealed interface BureauAnswer {

    /** The bureau has answered; the inquiry has left its mark. */
    sealed interface Settled extends BureauAnswer {}

    record ReportFound(RawCreditReport report) implements Settled {}

    record NoRecord() implements Settled {}

    record Rejected() implements Settled {}

    /** Nothing has left this side, so there is nothing to look up: the inquiry may be sent at another time. */
    record NotSent(HeldBack reason) implements BureauAnswer {}

    /** Whether the inquiry reached the bureau is not known; it is looked up before anything is sent again (Q12). */
    record OutcomeUnknown(Uncertainty reason) implements BureauAnswer {}
}
