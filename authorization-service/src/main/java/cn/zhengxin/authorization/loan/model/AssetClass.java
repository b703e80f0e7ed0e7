package cn.zhengxin.authorization.loan.model;

/** The five classes of loans by risk. */
public enum AssetClass {
    NORMAL,
    SPECIAL_MENTION,
    SUBSTANDARD,
    DOUBTFUL,
    LOSS
}
