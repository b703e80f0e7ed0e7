package cn.zhengxin.sensitivetypes;

/** Which document identifies a subject. */
public enum DocumentType {
    RESIDENT_ID,
    UNIFIED_SOCIAL_CREDIT_CODE
}
