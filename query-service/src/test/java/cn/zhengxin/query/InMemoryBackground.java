package cn.zhengxin.query;

import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.LoanStanding;
import cn.zhengxin.query.gate.LoanStandings;
import cn.zhengxin.query.gate.ProtectedSubjects;
import cn.zhengxin.query.gate.StaffTie;
import cn.zhengxin.query.gate.StaffTies;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What there is about loans, operators and protected persons; silent as a whole when it is told to be. */
public final class InMemoryBackground implements LoanStandings, StaffTies, ProtectedSubjects {

    private final Map<String, LoanStanding> loans = new HashMap<>();
    private final Map<String, StaffTie.Told> ties = new HashMap<>();
    private final Map<String, Set<SubjectReference>> staff = new HashMap<>();
    private final Set<SubjectReference> protectedSubjects = new HashSet<>();
    private boolean silent;

    public void silent(boolean now) {
        silent = now;
    }

    public void loan(String businessReference, LoanStanding standing) {
        loans.put(businessReference, standing);
    }

    public void tie(String account, StaffTie.Told tie) {
        ties.put(account, tie);
    }

    public void employ(String institution, SubjectReference subject) {
        staff.put(institution, Set.of(subject));
    }

    public void protect(SubjectReference subject) {
        protectedSubjects.add(subject);
    }

    @Override
    public LoanStanding of(Asked asked) {
        return silent
                ? new LoanStanding.Silent()
                : loans.getOrDefault(asked.businessReference().value(), new LoanStanding.UnknownLoan());
    }

    @Override
    public StaffTie between(String operatorAccount, SubjectReference subject) {
        return silent ? new StaffTie.Silent() : ties.getOrDefault(operatorAccount, new StaffTie.Told(false, false));
    }

    /** As it comes with the word on a use. */
    StaffTie tieOf(Asked asked) {
        if (asked.requester() instanceof Requester.Officer officer) {
            return between(officer.account(), asked.subject());
        }
        return silent
                ? new StaffTie.Silent()
                : new StaffTie.Told(
                        false,
                        staff.getOrDefault(asked.requester().institution(), Set.of())
                                .contains(asked.subject()));
    }

    @Override
    public boolean isProtected(SubjectReference subject) {
        return protectedSubjects.contains(subject);
    }
}
