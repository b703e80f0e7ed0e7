package cn.zhengxin.audit.alert.model;

import cn.zhengxin.audit.secondperson.Person;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A suspicion that somebody has to look into. There is no way out but a finding to which a second person agrees (U7, O1). */
public sealed interface Alert {

    AlertFacts facts();

    AlertState state();

    /** Counts the changes, for the header {@code If-Match}. */
    long version();

    /** Which clocks still run. */
    Set<AlertClock> running();

    /** Not closed: more of the same belongs to it. */
    sealed interface Open extends Alert {

        /** The same alert with more evidence, at a level that never falls. */
        default Open add(List<Long> evidence, AlertLevel level, String explanation) {
            boolean rises = level.isAbove(facts().level());
            var after = facts().with(
                            evidence,
                            rises ? level : facts().level(),
                            // What was seen at the higher level is why the alert is as grave as it is.
                            rises ? explanation : facts().explanation());
            return switch (this) {
                case Raised raised -> new Raised(after, raised.version + 1);
                case Checked checked -> new Checked(after, checked.check, checked.version + 1);
                case Judged judged ->
                    new Judged(after, judged.check, judged.finding, judged.proposal, judged.version + 1);
            };
        }
    }

    /** Nobody has looked at it yet. */
    record Raised(AlertFacts facts, long version) implements Open {

        @Override
        public AlertState state() {
            return AlertState.RAISED;
        }

        @Override
        public Set<AlertClock> running() {
            return EnumSet.allOf(AlertClock.class);
        }

        /** The first look. */
        public Checked check(Person by, Instant now) {
            return new Checked(facts, Step.of(by, now), version + 1);
        }
    }

    /** Looked at; a finding is to be proposed. */
    record Checked(AlertFacts facts, Step check, long version) implements Open {

        @Override
        public AlertState state() {
            return AlertState.CHECKED;
        }

        @Override
        public Set<AlertClock> running() {
            return EnumSet.of(AlertClock.FINDING);
        }

        public Judged propose(Finding finding, Person by, Instant now) {
            return new Judged(facts, check, finding, Step.of(by, now), version + 1);
        }
    }

    /** A finding waits for a second person. */
    record Judged(AlertFacts facts, Step check, Finding finding, Step proposal, long version) implements Open {

        @Override
        public AlertState state() {
            return AlertState.JUDGED;
        }

        @Override
        public Set<AlertClock> running() {
            return EnumSet.of(AlertClock.FINDING);
        }

        /**
         * Closes the alert.
         *
         * @throws IllegalArgumentException by who proposed it (O1)
         */
        public Closed agree(Person by, Instant now) {
            if (proposal.isOf(by)) {
                throw new IllegalArgumentException("A second person agrees");
            }
            return new Closed(facts, check, finding, proposal, Step.of(by, now), version + 1);
        }

        /** Somebody has to look again; the clock goes on running. */
        public Checked turnDown() {
            return new Checked(facts, check, version + 1);
        }
    }

    /** With a finding to which a second person agreed. Final. */
    record Closed(AlertFacts facts, Step check, Finding finding, Step proposal, Step agreement, long version)
            implements Alert {

        @Override
        public AlertState state() {
            return AlertState.CLOSED;
        }

        @Override
        public Set<AlertClock> running() {
            return EnumSet.noneOf(AlertClock.class);
        }
    }
}
