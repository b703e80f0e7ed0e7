package cn.zhengxin.encryption;

import cn.zhengxin.encryption.Rewrapping.Batch;
import cn.zhengxin.encryption.Rewrapping.Counts;
import cn.zhengxin.encryption.RotationProgress.Claim;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rotation of a service (N1): learns of a new master key, then takes the service's rows through {@link Rewrapping}, a few
 * batches at each turn. Any number of instances may take turns; a killed one is followed where it had come to.
 */
public final class MasterKeyRotation {

    private final KeyProvider masterKeys;
    private final List<SealedRows> everything;
    private final Rewrapping rewrapping;
    private final RotationProgress progress;
    private final Pace pace;

    public MasterKeyRotation(
            KeyProvider masterKeys, List<SealedRows> everything, RotationProgress progress, Pace pace) {
        this.masterKeys = masterKeys;
        this.everything = List.copyOf(everything);
        this.progress = progress;
        this.rewrapping = new Rewrapping(masterKeys, pace.batchSize());
        this.pace = pace;
    }

    /**
     * One turn: what is newly current is current from here on, and some rows are re-wrapped.
     *
     * @return what was looked at, by the rows' names; without those that are finished or that another instance is at
     * @throws CipherRejected when the keys cannot be reached; the next turn goes on where this one ended
     */
    public Map<String, Counts> turn() {
        masterKeys.refresh();
        String target = masterKeys.currentKeyId();
        Map<String, Counts> told = new LinkedHashMap<>();
        for (SealedRows rows : everything) {
            progress.claim(rows.name(), target, masterKeys::holds, pace.lease())
                    .ifPresent(claim -> told.put(rows.name(), batches(rows, claim)));
        }
        return told;
    }

    /** What the rotation takes along, by the rows' names. */
    public List<String> names() {
        return everything.stream().map(SealedRows::name).toList();
    }

    /** How many of the service's rows are not finished. */
    public int unfinished() {
        return progress.unfinished();
    }

    private Counts batches(SealedRows rows, Claim first) {
        Counts counts = Counts.NONE;
        Claim claim = first;
        for (int number = 0; number < pace.batchesATurn(); number++) {
            Batch batch;
            try {
                batch = rewrapping.next(rows, claim.position());
            } catch (RuntimeException broken) {
                progress.release(claim);
                throw broken;
            }
            counts = counts.plus(batch.counts());
            Optional<Claim> next = progress.note(claim, batch, pace.lease(), pace.settle());
            if (next.isEmpty()) {
                return counts;
            }
            claim = next.get();
        }
        progress.release(claim);
        return counts;
    }

    /**
     * How fast it goes.
     *
     * @param batchSize rows that are read, re-wrapped and written at once
     * @param batchesATurn of each table
     * @param lease after which another instance takes over from one that was killed
     * @param settle how long after its begin a rotation may still meet rows that an instance has sealed under the former key: longer
     *     than the pause between turns and the longest transaction together
     */
    public record Pace(int batchSize, int batchesATurn, Duration lease, Duration settle) {

        public Pace {
            if (batchSize < 1 || batchesATurn < 1 || lease.isZero() || lease.isNegative() || settle.isNegative()) {
                throw new IllegalArgumentException("Not a pace");
            }
        }
    }
}
