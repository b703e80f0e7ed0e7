package cn.zhengxin.authorization.operator.model;

/** The two tiers of credit administrators (O1, O2). */
public enum AdministratorTier {
    INSTITUTION,
    PROVINCE
}
