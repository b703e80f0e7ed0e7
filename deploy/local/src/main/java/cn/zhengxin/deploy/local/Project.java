package cn.zhengxin.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checkout this program was built from. */
final class Project {
    private Project() {}

    /** From the environment (the command files set it), else the nearest folder above that has the wrapper. */
    static Path folder() {
        String named = System.getenv("ZHENGXIN_PROJECT");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        @Nullable Path candidate = Path.of("").toAbsolutePath();
        while (candidate != null) {
            if (Files.exists(candidate.resolve(".mvn").resolve("find-jdk"))) {
                return candidate;
            }
            candidate = candidate.getParent();
        }
        throw new PlatformUnavailable("Run this inside the project's folder, or let ZHENGXIN_PROJECT name it.");
    }
}
