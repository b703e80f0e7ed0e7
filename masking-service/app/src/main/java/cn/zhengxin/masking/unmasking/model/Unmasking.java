package cn.zhengxin.masking.unmasking.model;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Showing named fields of one report in full (M5). Whether one is live is worked out at the moment it is asked for: no job has to
 * run for it to end.
 */
public sealed interface Unmasking {

    /** Who waits longer asks again: by then nobody remembers what for. */
    Duration OPEN_FOR = Duration.ofHours(24);

    Request request();

    /** Counts the changes, for the header {@code If-Match}. */
    long version();

    /**
     * What was asked for.
     *
     * @param creditQueryId the query whose report it is
     * @param minutes from the approval on
     * @param reason free text, which can hold anything: it rests encrypted and is in no event (N1, N2); absent
     *     when what is stored is not what was sealed
     */
    record Request(
            UnmaskingId id,
            UUID creditQueryId,
            ReportType reportType,
            NamedFields fields,
            int minutes,
            @Nullable String reason,
            String account,
            String employeeNumber,
            String institution,
            Instant at) {

        /** O1, O3: the requester, under this account or another. */
        public boolean isOf(Person person) {
            return person.isSameAs(account, employeeNumber);
        }

        @Override
        public String toString() {
            return "Request[" + id + "]";
        }
    }

    /** Waits for a second person, for a day at most. */
    record Requested(Request request) implements Unmasking {

        @Override
        public long version() {
            return 0;
        }

        public boolean hasLapsed(Instant now) {
            return !now.isBefore(request.at().plus(OPEN_FOR));
        }

        public Approved approve(Person by, Instant now) {
            return new Approved(
                    request, by.account(), by.employeeNumber(), now, now.plus(Duration.ofMinutes(request.minutes())));
        }

        public Rejected reject(Person by, Instant now) {
            return new Rejected(request, by.account(), by.employeeNumber(), now);
        }

        /** Taken back before anybody decided. */
        public Revoked revoke(Person by, Instant now) {
            return new Revoked(request, 1, by.account(), now);
        }
    }

    /** Is live from the approval until it ends by itself. */
    record Approved(Request request, String approvedBy, String approverNumber, Instant approvedAt, Instant endsAt)
            implements Unmasking {

        @Override
        public long version() {
            return 1;
        }

        /** The minute it ends it is over. */
        public boolean isLive(Instant now) {
            return !now.isBefore(approvedAt) && now.isBefore(endsAt);
        }

        public Revoked revoke(Person by, Instant now) {
            return new Revoked(request, 2, by.account(), now);
        }
    }

    /** Never was live. */
    record Rejected(Request request, String rejectedBy, String rejecterNumber, Instant rejectedAt)
            implements Unmasking {

        @Override
        public long version() {
            return 1;
        }
    }

    /** Ended before its time, by the requester or by a second person. */
    record Revoked(Request request, long version, String revokedBy, Instant revokedAt) implements Unmasking {}
}
