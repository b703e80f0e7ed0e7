package cn.zhengxin.authorization.customerauthorization.model;

/** Where the subject signs: on paper in front of a teller (A4), or online (A3). */
public enum SigningChannel {
    COUNTER,
    ONLINE
}
