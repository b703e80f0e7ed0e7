package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An authority for certificates that nobody outside has reason to trust: for a developer's machine and for tests. Its own key exists
 * in memory only, so whoever reads the folder afterwards can issue nothing more.
 */
public final class LocalAuthority {

    private static final String SIGNATURE = "SHA256withECDSA";
    /** Clocks differ a little. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private LocalAuthority(String name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A new one, with a key of its own. */
    public static LocalAuthority create(String name) {
        KeyPair keys = newKeys();
        Instant now = Instant.now();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    named(name),
                    serial(),
                    Date.from(now.minus(LEEWAY)),
                    Date.from(now.plus(Duration.ofDays(3_650))),
                    named(name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new LocalAuthority(name, keys, signed(builder, keys.getPrivate()));
        } catch (CertIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What whoever trusts this authority keeps: a PKCS#12 store with its certificate. */
    public void writeTrustStore(Path file, String password) {
        write(file, password, Map.of("authority", certificate), null);
    }

    /** Key and certificate of a server that is reached as {@code localhost} or {@code 127.0.0.1}; PKCS#12. */
    public void writeServer(Path file, String password, String commonName) {
        writeServer(file, password, commonName, List.of("localhost"), List.of("127.0.0.1"), Duration.ofDays(825));
    }

    /**
     * Key and certificate of a server.
     *
     * @param lifetime negative for one that has ended already
     */
    public void writeServer(
            Path file,
            String password,
            String commonName,
            List<String> hosts,
            List<String> addresses,
            Duration lifetime) {
        GeneralName[] names = new GeneralName[hosts.size() + addresses.size()];
        for (int i = 0; i < hosts.size(); i++) {
            names[i] = new GeneralName(GeneralName.dNSName, hosts.get(i));
        }
        for (int i = 0; i < addresses.size(); i++) {
            names[hosts.size() + i] = new GeneralName(GeneralName.iPAddress, addresses.get(i));
        }
        issue(file, password, commonName, KeyPurposeId.id_kp_serverAuth, new GeneralNames(names), lifetime);
    }

    /** Key and certificate of a client; PKCS#12. */
    public void writeClient(Path file, String password, String commonName) {
        writeClient(file, password, commonName, Duration.ofDays(825));
    }

    /**
     * Key and certificate of a client; PKCS#12.
     *
     * @param lifetime negative for one that has ended already
     */
    public void writeClient(Path file, String password, String commonName, Duration lifetime) {
        issue(
                file,
                password,
                commonName,
                KeyPurposeId.id_kp_clientAuth,
                new GeneralNames(new GeneralName(GeneralName.dNSName, commonName)),
                lifetime);
    }

    private void issue(
            Path file,
            String password,
            String commonName,
            KeyPurposeId purpose,
            GeneralNames names,
            Duration lifetime) {
        KeyPair own = newKeys();
        Instant now = Instant.now();
        Instant end = now.plus(lifetime);
        Instant begin = lifetime.isNegative() ? end.minus(Duration.ofDays(1)) : now.minus(LEEWAY);
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    named(name), serial(), Date.from(begin), Date.from(end), named(commonName), own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, names);
            write(
                    file,
                    password,
                    Map.of(),
                    new Held(own.getPrivate(), signed(builder, keys.getPrivate()), certificate));
        } catch (CertIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Held(PrivateKey key, X509Certificate own, X509Certificate authority) {}

    private static void write(Path file, String password, Map<String, X509Certificate> trusted, @Nullable Held held) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var entry : trusted.entrySet()) {
                store.setCertificateEntry(entry.getKey(), entry.getValue());
            }
            if (held != null) {
                store.setKeyEntry(
                        "own", held.key(), password.toCharArray(), new Certificate[] {held.own(), held.authority()});
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "store",
                    ".p12",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(next)) {
                store.store(out, password.toCharArray());
            }
            // Whole or not at all: a process that starts now never reads half of it.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key store cannot be written", e);
        }
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate cannot be signed", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no elliptic curves", e);
        }
    }

    private static X500Name named(String commonName) {
        return new X500Name("CN=" + commonName + ",O=Zhengxin local");
    }

    private static BigInteger serial() {
        return new BigInteger(127, new SecureRandom());
    }
}
