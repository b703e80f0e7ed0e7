package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A7, A13: a hop's use is one of the original's too, and one has to be left there. */
record RootUsesLeftRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var above = question.chain().above();
        var left = above.isEmpty()
                || question.ask().takenAtRoot()
                        < above.getLast().facts().content().uses();
        return left ? List.of() : List.of(RuleCode.A13);
    }
}
