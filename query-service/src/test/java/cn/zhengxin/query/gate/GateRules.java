package cn.zhengxin.query.gate;

import java.util.List;

/** The rules that stand at the gate, for tests outside its package. */
public final class GateRules {
    private GateRules() {}

    public static List<GateRule> all() {
        return List.of(
                new AuthorizationRule(),
                new OperatorStandingRule(),
                new FourEyesRule(),
                new OrdinaryCircumstancesRule(),
                new PostLoanFrequencyRule(),
                new DormantLoanRule(),
                new RepetitionRule(),
                new CoolingOffRule(),
                new ComplianceRule());
    }
}
