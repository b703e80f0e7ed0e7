package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of binaries that is filled once per user and then only read. */
final class Unpacked {
    private Unpacked() {}

    /** Fills an empty folder. */
    interface Filling {
        void fill(Path empty) throws IOException;
    }

    /** One at a time over threads and processes; a half-filled folder is never seen under its final name. */
    static synchronized Path once(String name, Filling filling) {
        Path cache = Locations.cache();
        Path finished = cache.resolve(name);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.exists(finished)) {
                    Path work = Files.createTempDirectory(cache, name + "-");
                    filling.fill(work);
                    Files.move(work, finished, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and all below it; a missing one is fine. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
