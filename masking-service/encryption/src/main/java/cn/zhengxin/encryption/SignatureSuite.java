package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A signature (N1): Ed25519 after RFC 8032, or SM2 with SM3 after GB/T 32918 over sm2p256v1, with the signer's identity of the
 * standard ({@code 1234567812345678}) and the pair of numbers as DER.
 */
public enum SignatureSuite {
    ED25519((byte) 1, "Ed25519", "Ed25519"),
    SM2((byte) 2, "EC", "SM3withSM2");

    private static final String SM2_CURVE = "sm2p256v1";
    private static final BigInteger SM2_ORDER =
            new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

    private final byte code;
    private final String keyAlgorithm;
    private final String algorithm;

    SignatureSuite(byte code, String keyAlgorithm, String algorithm) {
        this.code = code;
        this.keyAlgorithm = keyAlgorithm;
        this.algorithm = algorithm;
    }

    byte code() {
        return code;
    }

    static SignatureSuite of(byte code) {
        return Arrays.stream(values())
                .filter(suite -> suite.code == code)
                .findAny()
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_FORMAT));
    }

    /** A new pair of keys. */
    public KeyPair newKeys(SecureRandom random) {
        try {
            return switch (this) {
                case ED25519 -> {
                    var generator = KeyPairGenerator.getInstance(keyAlgorithm);
                    generator.initialize(NamedParameterSpec.ED25519, random);
                    yield generator.generateKeyPair();
                }
                case SM2 -> {
                    var generator = KeyPairGenerator.getInstance(keyAlgorithm, BouncyCastle.PROVIDER);
                    generator.initialize(new ECGenParameterSpec(SM2_CURVE), random);
                    yield generator.generateKeyPair();
                }
            };
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signature does not work here", broken);
        }
    }

    /**
     * Reads a private key.
     *
     * @param pkcs8 DER
     * @throws CipherRejected with {@code UNKNOWN_FORMAT} when it is not one of this suite
     */
    public PrivateKey privateKey(byte[] pkcs8) {
        try {
            return onCurve(keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException | RuntimeException other) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
    }

    /**
     * Reads a public key.
     *
     * @param x509 DER
     * @throws CipherRejected with {@code UNKNOWN_FORMAT} when it is not one of this suite
     */
    public PublicKey publicKey(byte[] x509) {
        try {
            return onCurve(keys().generatePublic(new X509EncodedKeySpec(x509)));
        } catch (InvalidKeySpecException | RuntimeException other) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
    }

    /**
     * A bare signature, for formats that tell algorithm and key themselves; {@link Signer} tells them.
     *
     * @throws CipherRejected with {@code WRONG_KEY} when the key is not of this suite
     */
    public byte[] sign(PrivateKey key, SecureRandom random, byte[]... parts) {
        try {
            Signature signature = signature();
            signature.initSign(key, random);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (InvalidKeyException other) {
            throw new CipherRejected(Reason.WRONG_KEY);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signature does not work here", broken);
        }
    }

    /**
     * Whatever stands in the place of a signature: it is genuine or it is not.
     *
     * @throws CipherRejected with {@code WRONG_KEY} when the key is not of this suite
     */
    public boolean verifies(PublicKey key, byte[] signed, byte[]... parts) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.verify(signed);
        } catch (InvalidKeyException other) {
            throw new CipherRejected(Reason.WRONG_KEY);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return false;
        }
    }

    /** A key of another curve is no key of SM2, though it is read as one. */
    private <K extends Key> K onCurve(K key) throws InvalidKeySpecException {
        if (this == SM2
                && !(key instanceof ECKey curved
                        && curved.getParams().getOrder().equals(SM2_ORDER))) {
            throw new InvalidKeySpecException();
        }
        return key;
    }

    private KeyFactory keys() {
        try {
            return this == SM2
                    ? KeyFactory.getInstance(keyAlgorithm, BouncyCastle.PROVIDER)
                    : KeyFactory.getInstance(keyAlgorithm);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signature does not work here", broken);
        }
    }

    private Signature signature() throws GeneralSecurityException {
        return this == SM2 ? Signature.getInstance(algorithm, BouncyCastle.PROVIDER) : Signature.getInstance(algorithm);
    }
}
