package cn.zhengxin.ledgerverifier;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an export line by line, so that its length does not matter. Call {@link #record} in the order of the ledger,
 * {@link #head} right after the record that made its size, and {@link #end} last, after a head of the final size.
 */
public final class LedgerExportWriter {

    static final String FIRST_LINE = "zhengxin-ledger-export\t1";

    private final Writer out;
    private long position;

    /**
     * @param from sequence of the first record
     * @param left the complete subtrees that cover the records before it, see {@link MerkleFrontier#coverOf}
     * @param coversUntil every tree head signed until then is covered by this export; null when its end was chosen
     */
    public LedgerExportWriter(Writer out, long from, List<Hash> left, @Nullable Instant coversUntil)
            throws IOException {
        this.out = out;
        this.position = from;
        line(FIRST_LINE);
        line("from\t" + from);
        for (Hash hash : left) {
            line("left\t" + hash.toHex());
        }
        if (coversUntil != null) {
            line("covers\t" + coversUntil);
        }
    }

    public void record(LedgerRecord record) throws IOException {
        line(record.toLine());
        position++;
    }

    public void head(TreeHead head) throws IOException {
        line(head.toLine());
    }

    public void end() throws IOException {
        line("end\t" + position);
        out.flush();
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
