package cn.zhengxin.authorization.crossborder.model;

/** Who gave a consent: the subject, or under 14 the guardian in the subject's place (A5, PIPL 31). */
public enum ConsentGiver {
    SUBJECT,
    GUARDIAN
}
