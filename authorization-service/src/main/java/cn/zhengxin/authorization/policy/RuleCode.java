package cn.zhengxin.authorization.policy;

/** Rules this service refuses by. */
public enum RuleCode {
    A1,
    A2,
    A4,
    A5,
    A10,
    A11,
    A12,
    A13,
    O1,
    O2,
    O11,
    Q1
}
