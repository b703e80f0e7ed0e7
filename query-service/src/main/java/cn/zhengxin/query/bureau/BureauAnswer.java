package cn.zhengxin.query.bureau;

/** What came of an inquiry. */
public sealed interface BureauAnswer {

    /** The bureau has answered; the inquiry has left its mark. */
    sealed interface Settled extends BureauAnswer {}

    record ReportFound(RawCreditReport report) implements Settled {}

    record NoRecord() implements Settled {}

    record Rejected() implements Settled {}

    /** Whether the inquiry reached the bureau is not known; it is looked up before anything is sent again (Q12). */
    record OutcomeUnknown(Uncertainty reason) implements BureauAnswer {}
}
