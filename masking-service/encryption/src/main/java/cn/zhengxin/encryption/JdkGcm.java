package cn.zhengxin.encryption;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** GCM of the virtual machine's own providers, which use the processor's instructions. */
record JdkGcm(String keyAlgorithm, String transformation) implements AuthenticatedCipher {

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] encrypted)
            throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(encrypted);
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(
                mode,
                new SecretKeySpec(key, keyAlgorithm),
                new GCMParameterSpec(CipherSuite.TAG_LENGTH * Byte.SIZE, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
