package cn.zhengxin.query.gate;

/** An operator's standing. */
public sealed interface Standing {

    /**
     * A registered operator.
     *
     * @param grade A, B or C by security points (O6)
     * @param mapped has an account at the bureau (O4)
     * @param terminalBound calls from a terminal of their own (O10)
     */
    record Known(boolean active, String grade, boolean mapped, boolean terminalBound, String institution)
            implements Standing {}

    record UnknownOperator() implements Standing {}

    /** No answer came, or none that can be understood. */
    record Silent() implements Standing {}
}
