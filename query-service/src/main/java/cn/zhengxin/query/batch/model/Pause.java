package cn.zhengxin.query.batch.model;

import java.time.Instant;

/**
 * Why and since when nothing of a batch is run.
 *
 * @param by an account; the platform's own when the batch paused itself
 */
public record Pause(Reason reason, String by, Instant at) {

    /** Why. */
    public enum Reason {
        /** The uploader wanted it. */
        BY_UPLOADER,
        /** A risk officer wanted it; then only risk lets it go on. */
        BY_RISK,
        /** Row after row, a check could not be made (N3). */
        DEPENDENCY_UNAVAILABLE,
        /** Row after row, what became of the inquiry was not known. */
        BUREAU_UNAVAILABLE,
        /** Q3: the uploader may query no more for now; to run the other rows would only have them refused as well. */
        OUT_OF_THE_ORDINARY,
        /** O4: the uploader has no account at the bureau that may be used. */
        NO_BUREAU_ACCOUNT,
        /** O11: whoever approved the batch is suspended, and a suspended person's word lets nothing pass. */
        APPROVER_SUSPENDED;

        /** Waiting does not help; somebody has to act first. */
        public boolean needsSomebody() {
            return this == NO_BUREAU_ACCOUNT || this == APPROVER_SUSPENDED;
        }
    }
}
