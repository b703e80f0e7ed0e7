package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.Jdk;
import cn.zhengxin.deploy.servers.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service's executable jar, unpacked into the data folder: a build can replace the original while the platform runs, and
 * classes outside of nested jars load faster.
 */
record ServiceJar(String name, Path original, Path folder) {
    /** The jar to run, unpacked again only when the original has changed. */
    Path unpacked() {
        if (!Files.isReadable(original)) {
            throw new StartRefused(
                    StartRefused.Reason.NOT_OFFERED_HERE,
                    "The jar of " + name + " is missing (" + original + "): build it with ./mvnw -DskipTests package.");
        }
        Path target = folder.resolve("program");
        Path mark = folder.resolve("program.sha256");
        try {
            String digest = digest();
            if (!Files.exists(mark) || !Files.readString(mark).equals(digest)) {
                Files.deleteIfExists(mark);
                remove(target);
                Files.createDirectories(folder);
                unpack(target);
                Files.writeString(mark, digest);
            }
            return target.resolve(original.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(Path target) throws IOException {
        try (JarFile jar = new JarFile(original.toFile())) {
            if (jar.getEntry("BOOT-INF/") == null) {
                copyWithLibraries(target);
                return;
            }
        }
        Path log = folder.resolve("unpack.log");
        Process process = new ProcessBuilder(
                        Jdk.java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        original.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartRefused(
                        StartRefused.Reason.ENDED_EARLY,
                        "The jar of " + name + " could not be unpacked; " + log + " says why.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while unpacking " + name, e);
        }
    }

    private void copyWithLibraries(Path target) throws IOException {
        Files.createDirectories(target.resolve("lib"));
        Files.copy(original, target.resolve(original.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path libraries = original.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> all = Files.list(libraries)) {
                for (Path library : all.toList()) {
                    Files.copy(library, target.resolve("lib").resolve(library.getFileName()));
                }
            }
        }
    }

    private String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(original), digest)) {
                long _ = in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> below = Files.walk(folder)) {
                deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
