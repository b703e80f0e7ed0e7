package cn.zhengxin.authorization.loan.model;

/** Through what a customer confirmed a loan (Q6). */
public enum ConfirmationChannel {
    COUNTER,
    PHONE,
    MOBILE_BANKING,
    LETTER
}
