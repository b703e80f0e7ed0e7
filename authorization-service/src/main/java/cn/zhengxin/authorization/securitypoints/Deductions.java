package cn.zhengxin.authorization.securitypoints;

/** All deductions ever made. */
interface Deductions {

    /** False when the finding counted before. */
    boolean count(Deduction deduction);
}
