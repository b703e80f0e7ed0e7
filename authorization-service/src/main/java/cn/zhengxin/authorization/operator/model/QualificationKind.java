package cn.zhengxin.authorization.operator.model;

/** What an operator shows before the account opens (O5). */
public enum QualificationKind {
    EXAM,
    TRAINING,
    CONFIDENTIALITY_AGREEMENT
}
