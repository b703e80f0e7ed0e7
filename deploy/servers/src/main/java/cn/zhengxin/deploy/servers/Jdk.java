package cn.zhengxin.deploy.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK that the Java servers and services run on: the one this program runs on. */
public final class Jdk {
    private static final int WANTED = 25;

    private Jdk() {}

    /**
     * The command that runs a JVM of the right age.
     *
     * @return the {@code java} command
     * @throws StartRefused when this is no JDK 25
     */
    public static Path java() {
        return java(Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Its home folder, once {@link #java()} has been found good. */
    public static Path home() {
        Path _ = java();
        return Path.of(System.getProperty("java.home"));
    }

    static Path java(Path home, int feature) {
        Path command = home.resolve("bin").resolve("java");
        if (feature != WANTED || !Files.isExecutable(command)) {
            throw new StartRefused(
                    StartRefused.Reason.NO_JDK,
                    "A JDK " + WANTED + " is needed and " + home + " holds Java " + feature
                            + ": install one and let JAVA_HOME name it.");
        }
        return command;
    }
}
