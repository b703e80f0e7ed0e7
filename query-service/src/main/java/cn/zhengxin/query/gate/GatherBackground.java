package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.reportvault.ReportAtHand;
import cn.zhengxin.query.reportvault.ReportSought;
import cn.zhengxin.query.reportvault.ReportsAtHand;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks those who only tell, and takes nothing: repeating it changes nothing anywhere. */
@Component
public class GatherBackground {

    /** It tells of loans and of staff alike. */
    private static final String AUTHORIZATION_SERVICE = "authorization-service";

    private final LoanStandings loans;
    private final ReportsAtHand reports;
    private final StaffTies staffTies;
    private final ProtectedSubjects protectedSubjects;

    public GatherBackground(
            LoanStandings loans, ReportsAtHand reports, StaffTies staffTies, ProtectedSubjects protectedSubjects) {
        this.loans = loans;
        this.reports = reports;
        this.staffTies = staffTies;
        this.protectedSubjects = protectedSubjects;
    }

    /** What there is, or the part that was silent (N3). */
    sealed interface Answer {

        record Told(Background background) implements Answer {}

        /**
         * Nothing is decided.
         *
         * @param dependency fixed name of the part that was silent
         */
        record Missing(String dependency) implements Answer {}
    }

    Answer of(Asked asked) {
        LoanStanding loan = asked.purpose() == Purpose.POST_LOAN_MANAGEMENT ? loans.of(asked) : null;
        if (loan instanceof LoanStanding.Silent) {
            return new Answer.Missing(AUTHORIZATION_SERVICE);
        }
        return switch (tieOf(asked)) {
            case StaffTie.Silent() -> new Answer.Missing(AUTHORIZATION_SERVICE);
            case StaffTie.Told tie ->
                new Answer.Told(new Background(loan, reportFor(asked), complianceGroundsOf(asked, tie)));
        };
    }

    private @Nullable ReportAtHand reportFor(Asked asked) {
        return reports.latest(
                        new ReportSought(
                                asked.requester().institution(), asked.subject(), asked.purpose(), asked.reportType()),
                        asked.at())
                .orElse(null);
    }

    /**
     * A system is nobody's own, but its institution has staff: were it not asked, compliance's word on a system's query would name a
     * protected person.
     */
    private StaffTie tieOf(Asked asked) {
        return switch (asked.requester()) {
            case Requester.Officer officer -> staffTies.between(officer.account(), asked.subject());
            case Requester.LendingSystem system -> staffTies.at(system.institution(), asked.subject());
            case Requester.PartnerSystem partner -> staffTies.at(partner.institution(), asked.subject());
        };
    }

    private Set<ComplianceGround> complianceGroundsOf(Asked asked, StaffTie.Told tie) {
        var grounds = EnumSet.noneOf(ComplianceGround.class);
        if (tie.oneself()) {
            grounds.add(ComplianceGround.ONESELF);
        }
        if (tie.colleague()) {
            grounds.add(ComplianceGround.COLLEAGUE);
        }
        if (protectedSubjects.isProtected(asked.subject())) {
            grounds.add(ComplianceGround.PROTECTED_PERSON);
        }
        return grounds;
    }
}
