package cn.zhengxin.ledgerverifier;

import org.jspecify.annotations.Nullable;

/**
 * A line of an export with everything that can be said of it alone, whatever stands before it. Reading and hashing are most of
 * the work of verifying, and are done for many lines at once.
 */
sealed interface ExportLine {

    /** As {@link LedgerRecord#statedSequence} has no answer. */
    long UNREADABLE = -1;

    String text();

    /**
     * A record.
     *
     * @param record absent where the line cannot be read
     * @param stated the sequence that its content states, or {@link #UNREADABLE}
     * @param intact whether its content gives its leaf hash
     */
    record OfRecord(String text, @Nullable LedgerRecord record, long stated, boolean intact) implements ExportLine {

        /** Whether it is filed under this place, or says so itself. */
        boolean belongsTo(long place) {
            return record != null && stated != UNREADABLE && (record.sequence() == place || stated == place);
        }
    }

    /**
     * A tree head.
     *
     * @param head absent where the line cannot be read
     * @param signed whether a trusted key signed it
     */
    record OfHead(String text, @Nullable TreeHead head, boolean signed) implements ExportLine {}

    /** Any other line. */
    record Other(String text) implements ExportLine {}

    static ExportLine of(String text, TrustedKeys keys) {
        if (text.startsWith("record\t")) {
            return record(text);
        }
        return text.startsWith("head\t") ? head(text, keys) : new Other(text);
    }

    private static ExportLine record(String text) {
        LedgerRecord record;
        try {
            record = LedgerRecord.ofLine(text);
        } catch (IllegalArgumentException unreadable) {
            return new OfRecord(text, null, UNREADABLE, false);
        }
        long stated = UNREADABLE;
        try {
            stated = record.statedSequence();
        } catch (IllegalArgumentException unreadable) {
            // Then it states none; the hash still tells whether it was always like this.
        }
        return new OfRecord(text, record, stated, record.computedLeafHash().equals(record.leafHash()));
    }

    private static ExportLine head(String text, TrustedKeys keys) {
        try {
            TreeHead head = TreeHead.ofLine(text);
            return new OfHead(text, head, head.isSignedBy(keys));
        } catch (IllegalArgumentException unreadable) {
            return new OfHead(text, null, false);
        }
    }
}
