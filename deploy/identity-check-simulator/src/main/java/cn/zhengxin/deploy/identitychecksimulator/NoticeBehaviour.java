package cn.zhengxin.deploy.identitychecksimulator;

/** How notices are answered, so that faults can be caused on purpose. */
enum NoticeBehaviour {
    NORMAL,
    /** Takes notices over, and its answers get lost. */
    LOSES_RECEIPTS,
    REFUSES
}
