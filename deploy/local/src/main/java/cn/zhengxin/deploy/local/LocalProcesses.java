package cn.zhengxin.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at processes of this machine through files in the data folder and the kernel's own tables. */
final class LocalProcesses {
    private static final long KILOBYTES = 1_024;

    private LocalProcesses() {}

    /** The process whose number stands in the file, provided it really works in that folder. */
    static Optional<ProcessHandle> at(Path pidFile, Path folder) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(_ -> worksIn(pid, folder));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    // Below it, too: PostgreSQL goes into its own data.
    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .startsWith(folder.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /** Every process that left its number in a folder of the data folder and still works there. */
    static List<ProcessHandle> leftIn(Path dataFolder) {
        if (!Files.isDirectory(dataFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                dataFolder, 2, (path, _) -> path.getFileName().toString().endsWith(".pid"))) {
            return files.flatMap(file -> at(file, file.resolveSibling("")).stream())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Resident memory in megabytes, with its children; memory they share counts once. */
    static long residentMegabytes(ProcessHandle process) {
        long kilobytes = memory(process.pid(), true)
                + process.descendants()
                        .mapToLong(child -> memory(child.pid(), false))
                        .sum();
        return kilobytes / KILOBYTES;
    }

    /** Of this one process only. */
    static long residentMegabytesAlone(ProcessHandle process) {
        return memory(process.pid(), true) / KILOBYTES;
    }

    private static long memory(long pid, boolean withShared) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:")
                            || (withShared && (line.startsWith("RssFile:") || line.startsWith("RssShmem:"))))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
