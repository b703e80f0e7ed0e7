package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/**
 * One rule that a use has to pass. It decides from the question alone: no I/O, no clock of its own, no memory, so that the answer
 * is the same whenever the same question is asked (A12).
 */
public interface UseRule {

    /** The codes it refuses by; empty when it has nothing against the use. */
    List<RuleCode> refusals(UseInQuestion question);
}
