package cn.zhengxin.query;

import cn.zhengxin.deploy.bureausimulator.BureauSimulator;
import cn.zhengxin.deploy.bureausimulator.ServerIdentity;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.servers.LocalAuthority;
import cn.zhengxin.encryption.SignatureSuite;
import cn.zhengxin.query.passport.PassportOffices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;

/** Certificates and the passport key that the bureau of a test and its client know each other by; made anew for each. */
public record BureauIdentities(Path folder, LocalAuthority authority, KeyPair passportKeys) {

    public static final String PASSWORD = "for-this-run";

    /** Makes them in a folder of their own. */
    public static BureauIdentities in(Path folder) {
        var authority = LocalAuthority.create("Bureau of the tests");
        authority.writeTrustStore(folder.resolve("authority.p12"), PASSWORD);
        authority.writeServer(folder.resolve("bureau.p12"), PASSWORD, "bureau");
        authority.writeClient(folder.resolve("client.p12"), PASSWORD, "query-service");
        var keys = PassportOffices.keys();
        var national = PassportOffices.keys(SignatureSuite.SM2);
        try {
            String publicKey = pem("PUBLIC KEY", keys.getPublic());
            Files.writeString(folder.resolve("passport.pem"), pem("PRIVATE KEY", keys.getPrivate()) + publicKey);
            String nationalKey = pem("PUBLIC KEY", national.getPublic());
            Files.writeString(
                    folder.resolve("passport-sm2.pem"), pem("PRIVATE KEY", national.getPrivate()) + nationalKey);
            // The bureau was handed both.
            Files.writeString(folder.resolve("passport-public.pem"), publicKey + nationalKey);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new BureauIdentities(folder.toAbsolutePath(), authority, keys);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    /** A bureau that lets in nobody without a certificate of the authority, nor an inquiry without a passport. */
    public BureauSimulator.Settings simulator(Path data) {
        return new BureauSimulator.Settings(
                0,
                0,
                data,
                SyntheticPopulation.STANDARD_SEED,
                new ServerIdentity(folder.resolve("bureau.p12"), folder.resolve("authority.p12"), PASSWORD),
                folder.resolve("passport-public.pem"));
    }

    /** What a query service needs to be let in. */
    public Map<String, String> settings() {
        String bundle = "spring.ssl.bundle.jks.bureau.";
        return Map.of(
                "zhengxin.query.bureau.ssl-bundle",
                "bureau",
                "zhengxin.query.passport.signing-key",
                folder.resolve("passport.pem").toString(),
                bundle + "keystore.location",
                "file:" + folder.resolve("client.p12"),
                bundle + "keystore.password",
                PASSWORD,
                bundle + "keystore.type",
                "PKCS12",
                bundle + "truststore.location",
                "file:" + folder.resolve("authority.p12"),
                bundle + "truststore.password",
                PASSWORD,
                bundle + "truststore.type",
                "PKCS12");
    }
}
