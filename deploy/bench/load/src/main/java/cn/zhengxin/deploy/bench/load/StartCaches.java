package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.local.LocalPlatform;
import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Caches of classes and of what the compilers learnt about their methods (JEP 483, 515), one a process, made from a run
 * under load. Each process has a working folder of its own, so that one relative name serves all.
 */
final class StartCaches {

    private static final String RECORD = "start.aotconf";
    private static final String CACHE = "start.aot";

    static final List<String> RECORDING = List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + RECORD);

    /** {@code auto}: a process without a cache starts as usual. */
    static final List<String> USING = List.of("-XX:AOTMode=auto", "-XX:AOTCache=" + CACHE);

    private StartCaches() {}

    /** Makes a cache in each folder beneath that holds a record; says how large each is. */
    static void create(Path data) {
        for (Path folder : recorded(data)) {
            List<String> command = new ArrayList<>(List.of(Jdk.java().toString()));
            command.addAll(LocalPlatform.serviceJvmOptions());
            command.addAll(MeasuredPlatform.AS_ON_A_SERVER);
            command.addAll(List.of(
                    "-XX:AOTMode=create",
                    "-XX:AOTConfiguration=" + RECORD,
                    "-XX:AOTCache=" + CACHE,
                    "-jar",
                    program(folder).toString()));
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("start-cache.log").toFile())
                        .start();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("No start cache; see " + folder.resolve("start-cache.log"));
                }
                System.out.printf("%s: %d MB%n", folder.getFileName(), Files.size(folder.resolve(CACHE)) >> 20);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Path> recorded(Path data) {
        try (Stream<Path> files = Files.find(data, 3, (path, _) -> path.endsWith(RECORD))) {
            return files.map(Path::getParent).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("program"))) {
            return files.filter(path -> path.toString().endsWith(".jar")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
