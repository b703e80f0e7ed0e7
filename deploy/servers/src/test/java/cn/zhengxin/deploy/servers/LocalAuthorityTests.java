package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The local authority")
class LocalAuthorityTests {

    private static final String PASSWORD = "of-this-test";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private final LocalAuthority authority = LocalAuthority.create("Of this test");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("issues a server's and a client's certificate, each for its purpose alone, and both follow from it")
    void issuesForAPurpose() throws Exception {
        authority.writeTrustStore(folder.resolve("authority.p12"), PASSWORD);
        authority.writeServer(folder.resolve("server.p12"), PASSWORD, "server");
        authority.writeClient(folder.resolve("client.p12"), PASSWORD, "client");
        var trusted = (X509Certificate) open("authority.p12").getCertificate("authority");

        var server = own("server.p12");
        var client = own("client.p12");

        server.verify(trusted.getPublicKey());
        client.verify(trusted.getPublicKey());
        server.checkValidity();
        assertThat(server.getExtendedKeyUsage()).isEqualTo(List.of(SERVER));
        assertThat(client.getExtendedKeyUsage()).isEqualTo(List.of(CLIENT));
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getSubjectAlternativeNames()).contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(open("authority.p12").size()).as("no key of the authority").isEqualTo(1);
        assertThat(open("authority.p12").isCertificateEntry("authority")).isTrue();
    }

    @Test
    @DisplayName("keeps what it writes from everybody else on the machine")
    void keepsItFromOthers() throws Exception {
        authority.writeClient(folder.resolve("client.p12"), PASSWORD, "client");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("client.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("can issue one that has ended, and another authority's does not follow from it")
    void canIssueOneThatHasEnded() throws Exception {
        authority.writeClient(folder.resolve("ended.p12"), PASSWORD, "client", Duration.ofDays(-1));
        LocalAuthority.create("Of this test").writeTrustStore(folder.resolve("other.p12"), PASSWORD);
        var other = (X509Certificate) open("other.p12").getCertificate("authority");

        var ended = own("ended.p12");

        assertThatThrownBy(ended::checkValidity).isInstanceOf(CertificateExpiredException.class);
        assertThatThrownBy(() -> ended.verify(other.getPublicKey())).isInstanceOf(SignatureException.class);
    }

    private X509Certificate own(String store) throws Exception {
        return (X509Certificate) open(store).getCertificate("own");
    }

    private KeyStore open(String store) throws Exception {
        return KeyStore.getInstance(folder.resolve(store).toFile(), PASSWORD.toCharArray());
    }
}
