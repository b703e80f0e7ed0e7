package cn.zhengxin.authorization.customerauthorization.model;

/** Where the subject signs. Only counter signing can be completed so far (A4). */
public enum SigningChannel {
    COUNTER,
    ONLINE
}
