package cn.zhengxin.ledgerverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTests {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("U3 · a new key is readable by its owner only and signs what its public half verifies")
    void aNewKeySigns() throws IOException {
        Path file = folder.resolve("ledger.pem");
        var created = SigningKeyFile.create(file);
        KeyPair read = SigningKeyFile.read(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(read.getPublic()).isEqualTo(created);
        TreeHead head =
                new TreeHeadSigner(read.getPrivate(), read.getPublic()).sign(0, TreeHasher.emptyRoot(), Instant.EPOCH);
        assertThat(head.isSignedBy(TrustedKeys.readPem(file))).isTrue();
    }

    @Test
    @DisplayName("U3 · two halves that are no pair are refused")
    void refusesHalvesThatAreNoPair() throws IOException {
        Path one = folder.resolve("one.pem");
        SigningKeyFile.create(one);
        var other = SigningKeyFile.create(folder.resolve("other.pem"));
        String pem = Files.readString(one);
        Files.writeString(one, pem.substring(0, pem.indexOf("-----BEGIN PUBLIC")) + TrustedKeys.pemOf(other));
        assertThatThrownBy(() -> SigningKeyFile.read(one)).isInstanceOf(IllegalArgumentException.class);
    }
}
