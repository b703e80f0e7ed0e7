package cn.zhengxin.deploy.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A story of what no service has promised yet is not told; it is told from the commit that files the promise. */
final class Contracts {

    private static final Path AUTHORIZATION =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("authorization-service/contract");

    private Contracts() {}

    static void assumeFiled(String file) {
        Assumptions.assumeTrue(
                Files.exists(AUTHORIZATION.resolve(file)), () -> "authorization-service has not filed " + file);
    }
}
