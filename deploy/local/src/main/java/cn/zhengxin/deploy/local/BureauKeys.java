package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What the local bureau and the query service know each other by: certificates of an authority that exists for one start only, and the key
 * that query passports are signed with. All made anew at each start; nobody outside has reason to trust any of it.
 */
final class BureauKeys {

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;
    private final String password;

    BureauKeys(Path folder, String password) {
        this.folder = folder.toAbsolutePath();
        this.password = password;
    }

    /** Before anything runs that reads them. */
    void makeAnew() {
        LocalAuthority authority = LocalAuthority.create("Zhengxin local bureau authority");
        authority.writeTrustStore(authority(), password);
        authority.writeServer(server(), password, "bureau-simulator");
        authority.writeClient(client(), password, "query-service");
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String publicHalf = block("PUBLIC KEY", pair.getPublic().getEncoded());
            Files.deleteIfExists(passportKey());
            Files.createFile(
                    passportKey(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    passportKey(), block("PRIVATE KEY", pair.getPrivate().getEncoded()) + publicHalf);
            Files.writeString(passportPublicKey(), publicHalf);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(encoded) + "\n-----END " + kind + "-----\n";
    }

    /** For the bureau simulator. */
    Map<String, String> environmentOfBureau() {
        return Map.of(
                "ZHENGXIN_KEY_STORE", server().toString(),
                "ZHENGXIN_TRUST_STORE", authority().toString(),
                "ZHENGXIN_STORE_PASSWORD", password,
                "ZHENGXIN_PASSPORT_KEYS", passportPublicKey().toString());
    }

    /** For the query service. */
    Map<String, String> environmentOfQueryService(int bureauPort) {
        String bundle = "SPRING_SSL_BUNDLE_JKS_BUREAU_";
        Map<String, String> environment = new HashMap<>();
        environment.put("ZHENGXIN_QUERY_BUREAU_BASEURL", "https://localhost:" + bureauPort);
        environment.put("ZHENGXIN_QUERY_BUREAU_SSLBUNDLE", "bureau");
        environment.put(bundle + "KEYSTORE_LOCATION", "file:" + client());
        environment.put(bundle + "KEYSTORE_PASSWORD", password);
        environment.put(bundle + "KEYSTORE_TYPE", "PKCS12");
        environment.put(bundle + "TRUSTSTORE_LOCATION", "file:" + authority());
        environment.put(bundle + "TRUSTSTORE_PASSWORD", password);
        environment.put(bundle + "TRUSTSTORE_TYPE", "PKCS12");
        environment.put("ZHENGXIN_QUERY_PASSPORT_SIGNINGKEY", passportKey().toString());
        return environment;
    }

    private Path authority() {
        return folder.resolve("bureau-authority.p12");
    }

    private Path server() {
        return folder.resolve("bureau-simulator.p12");
    }

    private Path client() {
        return folder.resolve("bureau-client.p12");
    }

    private Path passportKey() {
        return folder.resolve("passport-signing.pem");
    }

    private Path passportPublicKey() {
        return folder.resolve("passport-public.pem");
    }
}
