package cn.zhengxin.query.protectedperson;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/**
 * An entry in the list of protected persons (Q10). Nobody gets on it, or off it, by one person's word; who is to be taken off is
 * protected until that is decided.
 */
public sealed interface ProtectedPerson {

    ProtectedPersonId id();

    long version();

    SubjectReference subject();

    /** Who proposed last, or whose proposal was decided last. */
    Proposal proposal();

    default State state() {
        return switch (this) {
            case Proposed it -> State.PROPOSED;
            case Protected it -> State.PROTECTED;
            case RemovalProposed it -> State.REMOVAL_PROPOSED;
            case Removed it -> State.REMOVED;
            case TurnedDown it -> State.TURNED_DOWN;
        };
    }

    /** The names of the states, as stored and as told to callers. */
    enum State {
        PROPOSED,
        PROTECTED,
        REMOVAL_PROPOSED,
        REMOVED,
        TURNED_DOWN
    }

    /** The second person's word. */
    record Decision(String account, String employeeNumber, Instant at) {
        static Decision by(Performer.Employee employee, Instant at) {
            return new Decision(employee.account(), employee.employeeNumber(), at);
        }
    }

    /** Waits for a second person; nobody is protected by it yet. */
    record Proposed(ProtectedPersonId id, long version, SubjectReference subject, Proposal proposal)
            implements ProtectedPerson {

        Protected approve(Decision decision) {
            return new Protected(id, version + 1, subject, proposal, decision);
        }

        TurnedDown turnDown(Decision decision) {
            return new TurnedDown(id, version + 1, subject, proposal, decision);
        }
    }

    /** Queries on the subject are compliance's to decide. */
    record Protected(ProtectedPersonId id, long version, SubjectReference subject, Proposal proposal, Decision decision)
            implements ProtectedPerson {

        RemovalProposed proposeRemoval(Proposal removal) {
            return new RemovalProposed(id, version + 1, subject, removal);
        }
    }

    /** Protected until a second person decides that it ends. */
    record RemovalProposed(ProtectedPersonId id, long version, SubjectReference subject, Proposal proposal)
            implements ProtectedPerson {

        Removed approve(Decision decision) {
            return new Removed(id, version + 1, subject, proposal, decision);
        }

        Protected turnDown(Decision decision) {
            return new Protected(id, version + 1, subject, proposal, decision);
        }
    }

    /** Protected no more. Final. */
    record Removed(ProtectedPersonId id, long version, SubjectReference subject, Proposal proposal, Decision decision)
            implements ProtectedPerson {}

    /** Never was. Final. */
    record TurnedDown(
            ProtectedPersonId id, long version, SubjectReference subject, Proposal proposal, Decision decision)
            implements ProtectedPerson {}
}
