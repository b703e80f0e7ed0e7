package cn.zhengxin.masking.masking.model;

/** Which algorithms pseudonyms are made by. */
public enum PseudonymSuite {
    /** HMAC-SHA-256, and FF1 over AES-256. */
    SHA_256_AES,
    /** HMAC-SM3, and FF1 over SM4. */
    SM3_SM4
}
