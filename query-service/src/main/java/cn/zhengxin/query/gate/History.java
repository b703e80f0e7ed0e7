package cn.zhengxin.query.gate;

import java.time.Instant;
import java.util.List;

/**
 * The queries that hold a place before this one: those that were not refused, given up or answered from a report at hand. Times
 * reach back as far as any policy may ask ({@link Places#HORIZON}); the rules count in their own windows.
 *
 * @param byOfficerToday by the same officer on the same bank day; 0 for a system
 * @param byBranchToday by all officers of the same branch on the same bank day; 0 for a system
 * @param onSubjectForPurpose on the same subject for the same purpose, of all institutions, oldest first (Q7)
 * @param onLoan for the same purpose and business reference of the same institution, oldest first (Q5)
 */
public record History(int byOfficerToday, int byBranchToday, List<Instant> onSubjectForPurpose, List<Instant> onLoan) {

    public History {
        onSubjectForPurpose = List.copyOf(onSubjectForPurpose);
        onLoan = List.copyOf(onLoan);
    }
}
