package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.policy.RuleEntry;

/** What became of giving somebody a first password. */
public sealed interface FirstPassword {

    /** Shown once, kept nowhere. */
    record Given(String password) implements FirstPassword {
        @Override
        public String toString() {
            return "Given[password withheld]";
        }
    }

    /** Unknown, or not this caller's to know. */
    record Unknown() implements FirstPassword {}

    /** O2. */
    record NotYours(RuleEntry rule) implements FirstPassword {}

    /** The account may not act, does not exist at the identity provider yet, or was taken up by its owner. */
    record NotOffered() implements FirstPassword {}
}
