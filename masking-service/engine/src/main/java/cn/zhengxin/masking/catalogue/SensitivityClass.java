package cn.zhengxin.masking.catalogue;

/** The class of a field after JR/T 0171-2020 (M1). */
public enum SensitivityClass {
    /** For use inside the institution. */
    C1,
    /** Tells of a person's standing. */
    C2,
    /** Names, reaches or authenticates a person. */
    C3
}
