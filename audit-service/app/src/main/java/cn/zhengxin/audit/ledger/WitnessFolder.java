package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is kept outside the database: a file a month with every leaf hash and every signed head. Whoever rewrites the
 * database cannot rewrite these too. Files only grow; a line that a crash left unfinished is taken off before the next.
 */
@Component
class WitnessFolder {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("'tree-heads-'uuuu-MM'.log'").withZone(ZoneOffset.UTC);
    private static final int LINE_AT_MOST = 512;
    private static final int HEADS_AT_ONCE = 200;
    private static final int LEAVES_AT_ONCE = 5000;

    private final Path folder;

    WitnessFolder(LedgerProperties properties) {
        this.folder = properties.witnessFolder();
    }

    /** The head that was written last. */
    Optional<TreeHead> latest() throws IOException {
        List<Path> files = files();
        for (Path file : files.reversed()) {
            Optional<Tail> tail = tail(file);
            if (tail.isPresent()) {
                return Optional.of(tail.get().head());
            }
        }
        return Optional.empty();
    }

    /** Writes the heads that are stored and not witnessed yet, with the leaves they cover, and waits for the disk. */
    void catchUp(Ledger ledger) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel lock =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = tryLock(lock)) {
            if (held == null) {
                // Another instance shares the folder and is writing the same.
                return;
            }
            long witnessed = latest().map(TreeHead::size).orElse(0L);
            List<TreeHead> heads;
            do {
                heads = ledger.heads(witnessed, Long.MAX_VALUE, HEADS_AT_ONCE);
                for (TreeHead head : heads) {
                    write(ledger, witnessed, head);
                    witnessed = head.size();
                }
            } while (heads.size() == HEADS_AT_ONCE);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void write(Ledger ledger, long from, TreeHead head) throws IOException {
        Path file = folder.resolve(MONTH.format(head.time()));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = tail(file).map(Tail::end).orElse(0L);
            channel.truncate(end).position(end);
            for (long next = from; next < head.size(); ) {
                List<LedgerRecord> records = ledger.records(next, head.size(), LEAVES_AT_ONCE);
                if (records.isEmpty()) {
                    break;
                }
                StringBuilder lines = new StringBuilder();
                for (LedgerRecord record : records) {
                    lines.append("leaf\t")
                            .append(record.sequence())
                            .append('\t')
                            .append(record.leafHash().toHex());
                    lines.append('\n');
                }
                writeFully(channel, lines.toString());
                next = records.getLast().sequence() + 1;
            }
            writeFully(channel, head.toLine() + "\n");
            channel.force(true);
        }
    }

    private static void writeFully(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("tree-heads-\\d{4}-\\d{2}\\.log"))
                    .sorted()
                    .toList();
        }
    }

    /** The last complete head line of a file and where it ends. */
    private record Tail(TreeHead head, long end) {}

    private static Optional<Tail> tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            // Usually the last line is a head; after a crash there may be leaves behind it.
            for (long window = LINE_AT_MOST; ; window *= 8) {
                long start = Math.max(0, access.length() - window);
                byte[] bytes = new byte[Math.toIntExact(access.length() - start)];
                access.seek(start);
                access.readFully(bytes);
                String text = new String(bytes, StandardCharsets.US_ASCII);
                int line = text.lastIndexOf("\nhead\t");
                int begin = line >= 0 ? line + 1 : (start == 0 && text.startsWith("head\t") ? 0 : -1);
                while (begin >= 0) {
                    int end = text.indexOf('\n', begin);
                    if (end >= 0) {
                        return Optional.of(new Tail(TreeHead.ofLine(text.substring(begin, end)), start + end + 1));
                    }
                    line = begin == 0 ? -1 : text.lastIndexOf("\nhead\t", begin - 2);
                    begin = line < 0 ? -1 : line + 1;
                }
                if (start == 0) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("a witness file has a head line that cannot be read", unreadable);
        }
    }
}
