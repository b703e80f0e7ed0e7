package cn.zhengxin.query.gate;

import java.util.List;

/** The rules that stand at the gate, for tests outside its package. */
public final class GateRules {
    private GateRules() {}

    public static List<GateRule> all(QueryPermissions permissions, OperatorStandings standings) {
        return List.of(new AuthorizationRule(permissions), new OperatorStandingRule(standings), new FourEyesRule());
    }
}
