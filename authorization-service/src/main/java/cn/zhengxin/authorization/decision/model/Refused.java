package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** Never held: these rules refused. Kept so that a repeated ask gets the first answer. */
public record Refused(UseFacts facts, List<RuleCode> rules) implements Use {

    public Refused {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("A refusal names at least one rule");
        }
    }
}
