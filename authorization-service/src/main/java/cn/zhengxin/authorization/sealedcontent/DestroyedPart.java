package cn.zhengxin.authorization.sealedcontent;

/**
 * A sealed row whose key is gone.
 *
 * @param part which row of the table, without personal data
 * @param sha256 digest of the ciphertext that is left, lower-case hexadecimal
 */
public record DestroyedPart(String table, String part, String sha256) {}
