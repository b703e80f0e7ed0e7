package cn.zhengxin.encryption;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;

/** Encrypts so that a changed text, or one with other associated data, does not decrypt; the tag of 16 bytes stands at the end. */
sealed interface AuthenticatedCipher permits JdkGcm, Sm4Gcm {

    /** Text and tag. */
    byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) throws GeneralSecurityException;

    /**
     * The text again.
     *
     * @throws AEADBadTagException when anything is not as it was
     */
    byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] encrypted) throws GeneralSecurityException;
}
