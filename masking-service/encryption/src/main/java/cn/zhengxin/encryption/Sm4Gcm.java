package cn.zhengxin.encryption;

import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.gcm.BasicGCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.Tables4kGCMMultiplier;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM (RFC 8998) of BouncyCastle. */
final class Sm4Gcm implements AuthenticatedCipher {

    /** Up to here a table of the key's multiples costs more than it saves, and no key is used twice. */
    private static final int WORTH_A_TABLE = 512;

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(true, key, nonce, associated, plain);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("nothing is verified here", impossible);
        }
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] encrypted) throws AEADBadTagException {
        try {
            return run(false, key, nonce, associated, encrypted);
        } catch (InvalidCipherTextException altered) {
            var refused = new AEADBadTagException("the tag does not belong to the text");
            refused.initCause(altered);
            throw refused;
        }
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] nonce, byte[] associated, byte[] text)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine(), multiplier(text.length + associated.length));
        cipher.init(
                encrypt,
                new AEADParameters(new KeyParameter(key), CipherSuite.TAG_LENGTH * Byte.SIZE, nonce, associated));
        byte[] result = new byte[cipher.getOutputSize(text.length)];
        int written = cipher.processBytes(text, 0, text.length, result, 0);
        written += cipher.doFinal(result, written);
        if (written != result.length) {
            throw new IllegalStateException("the cipher has told another length than it wrote");
        }
        return result;
    }

    private static GCMMultiplier multiplier(int length) {
        return length <= WORTH_A_TABLE ? new BasicGCMMultiplier() : new Tables4kGCMMultiplier();
    }
}
