package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/**
 * A5: a subject who is under 18 when it is decided is asked about only with a guardian beside them, and never for credit of their
 * own. Who signed with a guardian and has come of age since is still bound by what was signed. Where nobody can tell the age any
 * more, nothing is proved (Q1).
 */
record MinorRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var age = question.subjectAge();
        if (age == null) {
            return List.of(RuleCode.Q1);
        }
        var content = question.content();
        var isUnguarded = age.isMinor() && content.circumstances().guardianship() == null;
        return isUnguarded || age.isClosedTo(content.purpose()) ? List.of(RuleCode.A5) : List.of();
    }
}
