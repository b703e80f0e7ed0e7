package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.Nullable;

/** Who does something to a query; named in the event that tells of it (U1). */
public sealed interface Performer {

    String account();

    record Employee(
            String account,
            String employeeNumber,
            String institution,
            @Nullable String terminal) implements Performer {}

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
