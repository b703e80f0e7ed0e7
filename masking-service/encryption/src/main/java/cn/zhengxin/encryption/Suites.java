package cn.zhengxin.encryption;

/**
 * What is newly sealed, digested, keyed and signed, by configuration (N1). What was written under other suites is read all the
 * same: every ciphertext, wrapped key, named digest, token and signature tells its own.
 */
public record Suites(CipherSuite cipher, DigestSuite digest, MacSuite mac, SignatureSuite signature) {

    /** AES-256-GCM, SHA-256, HMAC-SHA-256, Ed25519. */
    public static final Suites INTERNATIONAL =
            new Suites(CipherSuite.AES_256_GCM, DigestSuite.SHA_256, MacSuite.HMAC_SHA_256, SignatureSuite.ED25519);

    /** SM4-GCM, SM3, HMAC-SM3, SM2. */
    public static final Suites NATIONAL =
            new Suites(CipherSuite.SM4_GCM, DigestSuite.SM3, MacSuite.HMAC_SM3, SignatureSuite.SM2);
}
