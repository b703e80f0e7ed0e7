package cn.zhengxin.authorization.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The platform's key and certificate. What carries its signature can be verified with the certificate alone. */
public final class PlatformSeal {

    private final PrivateKey key;
    private final X509Certificate certificate;

    public PlatformSeal(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Reads the key from its store.
     *
     * @throws IllegalStateException when the store cannot be opened or does not hold the key: nothing is sealed then
     */
    public static PlatformSeal open(Path keyStore, char[] password, String alias) {
        try (var file = Files.newInputStream(keyStore)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new PlatformSeal(key, certificate);
            }
            throw new IllegalStateException("The key store holds no key and certificate of the name configured");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sealing key store cannot be read", unreadable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The sealing key store cannot be opened", unusable);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** As Java and X.509 name it. */
    public String algorithm() {
        return algorithmOf(key.getAlgorithm());
    }

    static String algorithmOf(String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> throw new IllegalStateException("Keys for sealing are EC, RSA or Ed25519 keys");
        };
    }

    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The sealing key cannot sign", unusable);
        }
    }

    /** A CMS signature (RFC 5652) over content that is kept apart from it, with the certificate inside. */
    byte[] signDetached(byte[] content) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm()).build(key);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException unusable) {
            throw new IllegalStateException("The sealing key cannot sign", unusable);
        } catch (IOException unencodable) {
            throw new UncheckedIOException(unencodable);
        }
    }
}
