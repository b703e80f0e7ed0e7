package cn.zhengxin.masking.unmasking.model;

import cn.zhengxin.masking.secondperson.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an unmasking. Commits together with the change it tells of (N5); reason and values stay out. */
public sealed interface UnmaskingEvent {

    Unmasking unmasking();

    Instant at();

    record UnmaskingRequested(Unmasking.Requested unmasking, Person by, Instant at) implements UnmaskingEvent {}

    record UnmaskingApproved(Unmasking.Approved unmasking, Person by, Instant at) implements UnmaskingEvent {}

    record UnmaskingRejected(Unmasking.Rejected unmasking, Person by, Instant at) implements UnmaskingEvent {}

    /** Somebody tried to decide on what they asked for themselves. */
    record UnmaskingDecisionRefused(Unmasking.Requested unmasking, Person by, Instant at) implements UnmaskingEvent {}

    /** Taken back, or ended before its time. */
    record UnmaskingRevoked(Unmasking.Revoked unmasking, Person by, Instant at) implements UnmaskingEvent {}

    /** Its minutes are over. Told afterwards; it was over at {@code endsAt} whether or not this is told. */
    record UnmaskingEnded(Unmasking.Approved unmasking, Instant at) implements UnmaskingEvent {}

    /**
     * A report was masked for its requester, and showed values in full.
     *
     * @param askedBy the service that asked
     * @param maskingId as in {@code ReportMasked}
     * @param fields how many values
     */
    record UnmaskingUsed(
            Unmasking.Approved unmasking,
            Instant at,
            String askedBy,
            @Nullable String subjectReference,
            @Nullable String traceId,
            String maskingId,
            int fields)
            implements UnmaskingEvent {}
}
