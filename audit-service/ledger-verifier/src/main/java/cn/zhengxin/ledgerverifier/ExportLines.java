package cn.zhengxin.ledgerverifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export in their order, read some way ahead and taken apart by all cores. What goes wrong while reading ahead is
 * told when the place is reached, not before what stands in front of it.
 */
final class ExportLines {

    private static final int LINES_OF_A_TASK = 256;
    private static final int AHEAD = 4 * Runtime.getRuntime().availableProcessors();

    private final BufferedReader reader;
    private final TrustedKeys keys;
    private final ArrayDeque<ForkJoinTask<List<ExportLine>>> ahead = new ArrayDeque<>();

    private Iterator<ExportLine> current = List.<ExportLine>of().iterator();
    private boolean exhausted;
    private @Nullable IOException failure;

    ExportLines(BufferedReader reader, TrustedKeys keys) {
        this.reader = reader;
        this.keys = keys;
    }

    /** The next line as it stands, before anything was read ahead; null at the end. */
    @Nullable String plain() throws IOException {
        if (!ahead.isEmpty() || current.hasNext()) {
            throw new IllegalStateException("lines were read ahead already");
        }
        return reader.readLine();
    }

    /** The next line, taken apart; null at the end. */
    @Nullable ExportLine next() throws IOException {
        while (!current.hasNext()) {
            readAhead();
            ForkJoinTask<List<ExportLine>> next = ahead.poll();
            if (next == null) {
                if (failure != null) {
                    throw failure;
                }
                return null;
            }
            current = next.join().iterator();
        }
        return current.next();
    }

    /** Takes a line apart that was read as it stands. */
    ExportLine of(String plain) {
        return ExportLine.of(plain, keys);
    }

    private void readAhead() {
        while (!exhausted && ahead.size() < AHEAD) {
            List<String> lines = new ArrayList<>(LINES_OF_A_TASK);
            try {
                while (!exhausted && lines.size() < LINES_OF_A_TASK) {
                    String line = reader.readLine();
                    if (line == null) {
                        exhausted = true;
                    } else {
                        lines.add(line);
                    }
                }
            } catch (IOException failed) {
                failure = failed;
                exhausted = true;
            }
            if (!lines.isEmpty()) {
                ahead.add(ForkJoinPool.commonPool()
                        .submit(() -> lines.stream()
                                .map(line -> ExportLine.of(line, keys))
                                .toList()));
            }
        }
    }
}
