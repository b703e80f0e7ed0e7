package cn.zhengxin.query.specialgrant.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import java.util.Optional;

/**
 * A special grant (Q3). Each state is a type; a transition is a method of the state it leaves. That a grant's time is over or its
 * uses are used up is no state of its own: it is seen when it is needed.
 */
public sealed interface SpecialGrant {

    GrantRequest request();

    /** Counts the stored transitions and guards against two writers. */
    long version();

    default SpecialGrantId id() {
        return request().id();
    }

    /** The second person's word, where it was given. */
    default Optional<GrantDecision> decision() {
        return switch (this) {
            case Requested requested -> Optional.empty();
            case Granted granted -> Optional.of(granted.approval());
            case Rejected rejected -> Optional.of(rejected.rejection());
            case Revoked revoked -> Optional.of(revoked.approval());
        };
    }

    /** Waits for a department head of the institution. */
    record Requested(GrantRequest request, long version) implements SpecialGrant {

        public Granted grant(GrantDecision approval) {
            return new Granted(request, version + 1, approval);
        }

        public Rejected reject(GrantDecision rejection) {
            return new Rejected(request, version + 1, rejection);
        }

        /** Nobody decides about a permission of their own, under this account or another one (O1, O3). */
        public boolean mayBeDecidedBy(Performer.Employee person) {
            return !person.isSamePersonAs(
                    request.holder().account(), request.holder().employeeNumber());
        }
    }

    /** May be used within its time, as often as it says. */
    record Granted(GrantRequest request, long version, GrantDecision approval) implements SpecialGrant {

        public Revoked revoke(String by, Instant at) {
            return new Revoked(request, version + 1, approval, by, at);
        }
    }

    /** Final. */
    record Rejected(GrantRequest request, long version, GrantDecision rejection) implements SpecialGrant {}

    /** Taken back before its time; what was used stays used. Final. */
    record Revoked(GrantRequest request, long version, GrantDecision approval, String by, Instant at)
            implements SpecialGrant {}
}
