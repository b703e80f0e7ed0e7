package cn.zhengxin.query.gate;

/** The five classes of loans by risk, as the core system tells them (Q5). */
public enum AssetClass {
    NORMAL,
    SPECIAL_MENTION,
    SUBSTANDARD,
    DOUBTFUL,
    LOSS
}
