package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.Nullable;

/** Who does something to a query; named in the event that tells of it (U1). */
public sealed interface Performer {

    String account();

    record Employee(
            String account,
            String employeeNumber,
            String institution,
            @Nullable String terminal) implements Performer {

        /** The same human being, under whatever account (O3). */
        public boolean isSamePersonAs(Employee other) {
            return isSamePersonAs(other.account(), other.employeeNumber());
        }

        /** A system is nobody, and shares its account with nobody. */
        public boolean isSamePersonAs(Requester requester) {
            return isSamePersonAs(
                    requester.account(),
                    requester instanceof Requester.Officer officer ? officer.employeeNumber() : null);
        }

        /**
         * As {@link #isSamePersonAs(Employee)}.
         *
         * @param otherNumber absent where only the account was kept, which is compared alone then
         */
        public boolean isSamePersonAs(String otherAccount, @Nullable String otherNumber) {
            return account.equals(otherAccount) || employeeNumber.equals(otherNumber);
        }
    }

    record LendingSystem(String account, String institution) implements Performer {}

    record PartnerSystem(String account, String institution) implements Performer {}

    /** The platform's own work after a request has ended, or after a crash. */
    record Platform() implements Performer {
        @Override
        public String account() {
            return "query-service";
        }
    }

    static Performer of(Requester requester) {
        return switch (requester) {
            case Requester.Officer officer ->
                new Employee(officer.account(), officer.employeeNumber(), officer.institution(), officer.terminal());
            case Requester.LendingSystem system -> new LendingSystem(system.account(), system.institution());
            case Requester.PartnerSystem partner -> new PartnerSystem(partner.account(), partner.institution());
        };
    }
}
