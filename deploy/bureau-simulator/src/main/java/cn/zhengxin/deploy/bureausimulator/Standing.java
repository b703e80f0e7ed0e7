package cn.zhengxin.deploy.bureausimulator;

/** What the bureau answers about somebody. */
public enum Standing {
    /** There is a report. */
    ON_FILE,
    /** The person exists, but nobody ever reported anything about them. */
    NO_RECORD,
    /** The bureau refuses every inquiry, for example while an identity is being cleared up. */
    BLOCKED
}
