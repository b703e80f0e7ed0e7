package cn.zhengxin.query.bureau;

/** Under which account at the bureau an operator's inquiry runs (O4). */
public sealed interface BureauAccountAnswer {

    record Given(BureauAccount account) implements BureauAccountAnswer {}

    /** None is mapped to the operator, or the operator may not work at present. */
    record Withheld() implements BureauAccountAnswer {}

    /** No answer came, or none that can be understood. */
    record Silent() implements BureauAccountAnswer {}
}
