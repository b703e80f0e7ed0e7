package cn.zhengxin.authorization.decision.application;

/** What became of consuming or releasing a use. Repeating either is done already. */
public sealed interface Settlement {

    record Done() implements Settlement {}

    /** No such use is held. */
    record Unknown() implements Settlement {}

    /** It went the other way before. */
    record SettledOtherwise() implements Settlement {}
}
