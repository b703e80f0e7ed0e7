package cn.zhengxin.encryption;

import cn.zhengxin.encryption.Rewrapping.Batch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** How far the re-wrapping of each table has come, for all instances of a service together. */
public interface RotationProgress {

    /**
     * Takes the rows for some time, where there is something to do and nobody else is at it. Where the noted master key is another
     * one, a new rotation begins, unless that key is not at hand: then this instance is the one that is behind.
     *
     * @param masterKeyId what is to be rotated to
     * @param holds whether a master key is at hand
     */
    Optional<Claim> claim(String rows, String masterKeyId, Predicate<String> holds, Duration lease);

    /**
     * Notes a batch and holds the rows for as long again; after the last batch of a pass that changed nothing, and that began {@code
     * settle} or more after the rotation did, the rows are finished. Otherwise the next pass begins, not before that moment.
     *
     * @return what holds now; empty when the claim was lost meanwhile, or the pass is over
     */
    Optional<Claim> note(Claim claim, Batch batch, Duration lease, Duration settle);

    /** Lets go, for whoever is next. */
    void release(Claim claim);

    /** How many of the rows are not finished for the master key that is noted for them. */
    int unfinished();

    /**
     * The right to go on with some rows.
     *
     * @param position where the pass has come to
     * @param fence grows with every claim; what is noted under an older one changes nothing
     */
    record Claim(String rows, String position, long fence) {}
}
