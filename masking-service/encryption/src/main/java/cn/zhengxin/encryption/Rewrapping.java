package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import cn.zhengxin.encryption.SealedRows.Replacement;
import cn.zhengxin.encryption.SealedRows.SealedRow;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves data keys from older master keys to the current one, a bounded batch at a time, while others read, write and destroy the
 * same rows (N1). It never sees data, and what it has done is done whether or not anybody notes it: a batch that is looked at again
 * is found to be current.
 */
public final class Rewrapping {

    private final KeyProvider masterKeys;
    private final EnvelopeCipher cipher;
    private final int batchSize;

    public Rewrapping(KeyProvider masterKeys, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch has rows");
        }
        this.masterKeys = masterKeys;
        // Its suite is of no account: nothing is sealed here.
        this.cipher = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
        this.batchSize = batchSize;
    }

    /**
     * Looks at the next rows, and re-wraps those that are under another master key than the current one.
     *
     * @param position where the last batch ended; empty for the first
     * @throws CipherRejected when the keys cannot be reached ({@link Reason#isOutage}); then nothing of the batch was written
     */
    public Batch next(SealedRows rows, String position) {
        String current = masterKeys.currentKeyId();
        List<SealedRow> found = rows.after(position, batchSize);
        List<Replacement> replacements = new ArrayList<>();
        long upToDate = 0;
        long elsewhere = 0;
        long destroyed = 0;
        long unreadable = 0;
        for (SealedRow row : found) {
            try {
                String keyId = WrappedKey.parse(row.wrappedKey()).masterKeyId();
                if (keyId.equals(current)) {
                    upToDate++;
                } else if (!masterKeys.names(keyId)) {
                    elsewhere++;
                } else {
                    byte[] rewrapped = cipher.rewrapKey(row.wrappedKey());
                    replacements.add(new Replacement(row.position(), row.wrappedKey(), rewrapped));
                }
            } catch (CipherRejected rejected) {
                if (rejected.reason().isOutage()) {
                    throw rejected;
                }
                if (rejected.reason() == Reason.KEY_DESTROYED) {
                    destroyed++;
                } else {
                    unreadable++;
                }
            }
        }
        int replaced = replacements.isEmpty() ? 0 : rows.replace(replacements);
        return new Batch(
                new Counts(
                        found.size(),
                        replaced,
                        upToDate,
                        elsewhere,
                        destroyed,
                        replacements.size() - replaced,
                        unreadable),
                found.isEmpty() ? position : found.getLast().position(),
                found.size() < batchSize);
    }

    /**
     * What became of a batch.
     *
     * @param position where it ended
     * @param last whether no rows come after it
     */
    public record Batch(Counts counts, String position, boolean last) {}

    /**
     * Numbers of rows.
     *
     * @param looked all
     * @param rewrapped now under the current master key
     * @param upToDate under it already
     * @param elsewhere under a key that is no master key (a vault key, whose own wrapping is re-wrapped where it lies)
     * @param destroyed without a key
     * @param overtaken changed by somebody else meanwhile; looked at again in the next pass
     * @param unreadable under a master key that is not at hand, or not as they were sealed: somebody has to look
     */
    public record Counts(
            long looked,
            long rewrapped,
            long upToDate,
            long elsewhere,
            long destroyed,
            long overtaken,
            long unreadable) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    looked + other.looked,
                    rewrapped + other.rewrapped,
                    upToDate + other.upToDate,
                    elsewhere + other.elsewhere,
                    destroyed + other.destroyed,
                    overtaken + other.overtaken,
                    unreadable + other.unreadable);
        }
    }
}
