package cn.zhengxin.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingKeysTests {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("A3 · the local sealing key is made once, with a certificate, and only its owner reads the file")
    void madeOnce() throws Exception {
        Path file = folder.resolve("keys").resolve("sealing.p12");

        SealingKeys.createIfMissing(file, "only-for-this-test");
        byte[] first = Files.readAllBytes(file);
        SealingKeys.createIfMissing(file, "only-for-this-test");

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        KeyStore store = KeyStore.getInstance(file.toFile(), "only-for-this-test".toCharArray());
        assertThat(store.getCertificate("sealing").getPublicKey().getAlgorithm())
                .isEqualTo("EC");
    }
}
