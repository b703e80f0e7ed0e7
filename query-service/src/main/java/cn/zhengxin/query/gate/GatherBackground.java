package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.reportvault.ReportAtHand;
import cn.zhengxin.query.reportvault.ReportSought;
import cn.zhengxin.query.reportvault.ReportsAtHand;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks those who only tell, and takes nothing: repeating it changes nothing anywhere. What the register of operators says of the subject comes
 * with the word on the use.
 */
@Component
public class GatherBackground {

    private static final String AUTHORIZATION_SERVICE = "authorization-service";

    private final LoanStandings loans;
    private final ReportsAtHand reports;
    private final ProtectedSubjects protectedSubjects;

    public GatherBackground(LoanStandings loans, ReportsAtHand reports, ProtectedSubjects protectedSubjects) {
        this.loans = loans;
        this.reports = reports;
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
        return new Answer.Told(new Background(loan, reportFor(asked), groundsOf(asked)));
    }

    private @Nullable ReportAtHand reportFor(Asked asked) {
        return reports.latest(
                        new ReportSought(
                                asked.requester().institution(), asked.subject(), asked.purpose(), asked.reportType()),
                        asked.at())
                .orElse(null);
    }

    private Set<ComplianceGround> groundsOf(Asked asked) {
        return protectedSubjects.isProtected(asked.subject()) ? Set.of(ComplianceGround.PROTECTED_PERSON) : Set.of();
    }
}
