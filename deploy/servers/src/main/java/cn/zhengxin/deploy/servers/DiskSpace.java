package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room for data; a server that runs out of it half-way is worse than one that did not start. */
public final class DiskSpace {
    private static final long MEGABYTE = 1024L * 1024L;

    private DiskSpace() {}

    /**
     * Looks before anything is written.
     *
     * @param neededMegabytes the least that must be usable below {@code folder}
     * @throws StartRefused when less is left
     */
    public static void require(Path folder, long neededMegabytes, String wantedBy) {
        try {
            Files.createDirectories(folder);
            long usable = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            if (usable < neededMegabytes) {
                throw new StartRefused(
                        StartRefused.Reason.DISK_FULL,
                        "The disk of " + folder + " has " + usable + " MB left and " + wantedBy + " needs "
                                + neededMegabytes + " MB: make room and try again.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
