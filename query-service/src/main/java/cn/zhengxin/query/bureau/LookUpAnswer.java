package cn.zhengxin.query.bureau;

/** What the bureau knows under a request number. Looking up is never an inquiry. */
public sealed interface LookUpAnswer {

    record Known(BureauAnswer.Settled answer) implements LookUpAnswer {}

    record NeverSeen() implements LookUpAnswer {}

    /** No answer came, or none that can be understood. */
    record Silent() implements LookUpAnswer {}
}
