package cn.zhengxin.masking.policy;

/** Where the answer goes. */
public enum Channel {
    STAFF_SCREEN,
    SYSTEM,
    PARTNER
}
