package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import java.util.Optional;

/** Why somebody may not review a query (Q4). */
public enum ReviewObjection {
    /** The query is another institution's; its existence is not told. */
    OTHER_INSTITUTION,
    /** Nobody reviews what they asked for, under whatever account. */
    OWN_QUERY;

    public static Optional<ReviewObjection> to(
            Particulars query, String institutionInCharge, Performer.Employee reviewer) {
        if (!institutionInCharge.equals(reviewer.institution())) {
            return Optional.of(OTHER_INSTITUTION);
        }
        return isTheSamePerson(query.requester(), reviewer) ? Optional.of(OWN_QUERY) : Optional.empty();
    }

    private static boolean isTheSamePerson(Requester requester, Performer.Employee reviewer) {
        return requester.account().equals(reviewer.account())
                || (requester instanceof Requester.Officer officer
                        && officer.employeeNumber().equals(reviewer.employeeNumber()));
    }
}
