package cn.zhengxin.encryption;

import com.tencent.kona.crypto.KonaCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * P10: one field of a person under each suite, as the platform computes it, and the national algorithms by Tencent's provider through
 * the same interfaces. Before anything is measured, both have to give the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 1, time = 1)
@Fork(1)
public class SuiteBenchmark {

    private static final int TAG_BITS = 128;

    private final Provider kona = new KonaCryptoProvider();
    private final byte[] field = "110105194912310021/张伟".getBytes(StandardCharsets.UTF_8);
    private final byte[] associated = "query_subject/document".getBytes(StandardCharsets.UTF_8);
    private final byte[] kilobyte = new byte[1024];
    private final byte[] sm4Key = new byte[16];
    private final byte[] aesKey = new byte[32];
    private final byte[] nonce = new byte[12];
    private byte[] sealedWith = new byte[12];
    private byte[] sm4Sealed = new byte[0];

    @Setup
    public void compare() throws GeneralSecurityException {
        var random = new SecureRandom();
        for (byte[] filled : new byte[][] {kilobyte, sm4Key, aesKey, nonce}) {
            random.nextBytes(filled);
        }
        sm4Sealed = sm4Seal();
        sealedWith = nonce.clone();
        if (!Arrays.equals(sm4Sealed, konaSm4(Cipher.ENCRYPT_MODE, sealedWith).doFinal(field))
                || !Arrays.equals(field, sm4Open())
                || !Arrays.equals(field, konaSm4Open())
                || !Arrays.equals(sm3(), konaSm3())
                || !Arrays.equals(hmacSm3(), konaHmacSm3())) {
            throw new IllegalStateException("The two do not give the same");
        }
    }

    @Benchmark
    public byte[] sm4Seal() {
        next();
        return CipherSuite.SM4_GCM.encrypt(sm4Key, nonce, associated, field);
    }

    @Benchmark
    public byte[] sm4Open() {
        return CipherSuite.SM4_GCM.decrypt(sm4Key, sealedWith, associated, sm4Sealed);
    }

    @Benchmark
    public byte[] aesSeal() {
        next();
        return CipherSuite.AES_256_GCM.encrypt(aesKey, nonce, associated, field);
    }

    @Benchmark
    public byte[] sm3() {
        return DigestSuite.SM3.digest(kilobyte);
    }

    @Benchmark
    public byte[] hmacSm3() {
        return MacSuite.HMAC_SM3.mac(aesKey, field);
    }

    @Benchmark
    public byte[] konaSm4Seal() throws GeneralSecurityException {
        next();
        return konaSm4(Cipher.ENCRYPT_MODE, nonce).doFinal(field);
    }

    @Benchmark
    public byte[] konaSm4Open() throws GeneralSecurityException {
        return konaSm4(Cipher.DECRYPT_MODE, sealedWith).doFinal(sm4Sealed);
    }

    @Benchmark
    public byte[] konaSm3() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SM3", kona);
        digest.update(kilobyte);
        return digest.digest();
    }

    @Benchmark
    public byte[] konaHmacSm3() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSM3", kona);
        mac.init(new SecretKeySpec(aesKey, "HmacSM3"));
        mac.update(field);
        return mac.doFinal();
    }

    private Cipher konaSm4(int mode, byte[] with) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("SM4/GCM/NoPadding", kona);
        cipher.init(mode, new SecretKeySpec(sm4Key, "SM4"), new GCMParameterSpec(TAG_BITS, with));
        cipher.updateAAD(associated);
        return cipher;
    }

    /** As in use: no nonce twice under a key. */
    private void next() {
        for (int at = 0; at < nonce.length; at++) {
            nonce[at]++;
            if (nonce[at] != 0) {
                return;
            }
        }
    }
}
