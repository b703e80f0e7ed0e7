package cn.zhengxin.authorization.policy;

/** Rules this service refuses by, and how far each is built. */
public enum RuleCode {
    A1(RuleStatus.BUILT),
    A2(RuleStatus.BUILT),
    A3(RuleStatus.BUILT),
    A4(RuleStatus.BUILT),
    A5(RuleStatus.BUILT),
    A6(RuleStatus.BUILT),
    A7(RuleStatus.BUILT),
    A8(RuleStatus.BUILT),
    A9(RuleStatus.BUILT),
    A10(RuleStatus.BUILT),
    A11(RuleStatus.BUILT),
    A12(RuleStatus.BUILT),
    A13(RuleStatus.BUILT),
    A14(RuleStatus.BUILT),
    A15(RuleStatus.BUILT),
    A16(RuleStatus.BUILT),
    A17(RuleStatus.BUILT),
    O1(RuleStatus.BUILT),
    O2(RuleStatus.BUILT),
    O3(RuleStatus.BUILT),
    O4(RuleStatus.BUILT),
    O5(RuleStatus.BUILT),
    O6(RuleStatus.NARROW),
    O7(RuleStatus.BUILT),
    O8(RuleStatus.BUILT),
    O9(RuleStatus.BUILT),
    O10(RuleStatus.BUILT),
    O11(RuleStatus.BUILT),
    Q1(RuleStatus.BUILT);

    private final RuleStatus status;

    RuleCode(RuleStatus status) {
        this.status = status;
    }

    public RuleStatus status() {
        return status;
    }
}
