package cn.zhengxin.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The local platform's secrets")
class SecretsTests {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("lie in a file that only its owner reads")
    void lieInAFileThatOnlyItsOwnerReads() throws Exception {
        assertThat(Base64.getDecoder().decode(Secrets.in(folder).subjectKey())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("are the same at the next start and differ from each other")
    void areTheSameAtTheNextStart() {
        Secrets first = Secrets.in(folder);
        String secret = first.clientSecret("gateway");
        assertThat(secret).isNotEqualTo(first.clientSecret("query-service"));
        assertThat(Secrets.in(folder).clientSecret("gateway")).isEqualTo(secret);
    }
}
