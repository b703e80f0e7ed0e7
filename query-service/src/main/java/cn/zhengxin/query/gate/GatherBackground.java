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

    /** Null when one of those who tell was silent (N3). */
    @Nullable Background of(Asked asked) {
        LoanStanding loan = asked.purpose() == Purpose.POST_LOAN_MANAGEMENT ? loans.of(asked) : null;
        if (loan instanceof LoanStanding.Silent) {
            return null;
        }
        Set<ComplianceGround> grounds = complianceGroundsOf(asked);
        return grounds == null ? null : new Background(loan, reportFor(asked), grounds);
    }

    private @Nullable ReportAtHand reportFor(Asked asked) {
        return reports.latest(
                        new ReportSought(
                                asked.requester().institution(), asked.subject(), asked.purpose(), asked.reportType()),
                        asked.at())
                .orElse(null);
    }

    private @Nullable Set<ComplianceGround> complianceGroundsOf(Asked asked) {
        var grounds = EnumSet.noneOf(ComplianceGround.class);
        if (asked.requester() instanceof Requester.Officer officer) {
            switch (staffTies.between(officer.account(), asked.subject())) {
                case StaffTie.Silent() -> {
                    return null;
                }
                case StaffTie.Told(boolean oneself, boolean colleague) -> {
                    if (oneself) {
                        grounds.add(ComplianceGround.ONESELF);
                    }
                    if (colleague) {
                        grounds.add(ComplianceGround.COLLEAGUE);
                    }
                }
            }
        }
        if (protectedSubjects.isProtected(asked.subject())) {
            grounds.add(ComplianceGround.PROTECTED_PERSON);
        }
        return grounds;
    }
}
