package cn.zhengxin.query.batch.model;

import java.util.List;

/**
 * Everything wrong with a file.
 *
 * @param named the first of them
 * @param total all of them, also those not named
 * @param rows how many rows have a fault
 */
public record FileFaults(List<FileFault> named, int total, int rows) {
    public FileFaults {
        named = List.copyOf(named);
    }

    public static FileFaults ofFile(String message) {
        return new FileFaults(List.of(FileFault.ofFile(message)), 1, 0);
    }
}
