package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The key that the local platform seals signed documents with, and its certificate, which nobody outside has reason to trust. */
final class SealingKeys {
    private static final int PATIENCE_SECONDS = 60;

    private SealingKeys() {}

    static void createIfMissing(Path keyStore, String password) {
        if (Files.exists(keyStore)) {
            return;
        }
        try {
            Files.createDirectories(keyStore.toAbsolutePath().getParent());
            ProcessBuilder keytool = new ProcessBuilder(List.of(
                            Jdk.home().resolve("bin").resolve("keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            "sealing",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-sigalg",
                            "SHA256withECDSA",
                            "-dname",
                            "CN=Zhengxin local seal",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keyStore.toString(),
                            // Not as an argument, where every program on the machine could read it.
                            "-storepass:env",
                            "ZHENGXIN_SEALING_PASSWORD"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            keytool.environment().put("ZHENGXIN_SEALING_PASSWORD", password);
            Process process = keytool.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool made no sealing key");
            }
            Files.setPosixFilePermissions(keyStore, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sealing key was made", e);
        }
    }
}
