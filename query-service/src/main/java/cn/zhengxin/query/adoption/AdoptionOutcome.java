package cn.zhengxin.query.adoption;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Reason;
import java.util.List;

/** What came of proposing or deciding an adoption. */
public sealed interface AdoptionOutcome {

    record Reached(CreditQuery query, Adoption adoption) implements AdoptionOutcome {}

    /** There is no such query, or it is another institution's. */
    record NotFound() implements AdoptionOutcome {}

    /** Rules stand in the way; all of them. */
    record Refused(CreditQuery query, List<Reason> reasons) implements AdoptionOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** O11 */
    record Suspended() implements AdoptionOutcome {}

    /** A person at a machine that is unknown or not the person's own (Q2, O10). */
    record TerminalRefused(Reason reason) implements AdoptionOutcome {}

    /** The query has no report: not yet, or never. */
    record NoReport(CreditQuery query) implements AdoptionOutcome {}

    /** Its days are over, and nothing brings it back (Q14). */
    record Expired() implements AdoptionOutcome {}

    /** It is proposed or adopted already, or there is no proposal to decide. */
    record NotOpen(CreditQuery query) implements AdoptionOutcome {}

    /** A part that decides was silent (N3). */
    record Undecided() implements AdoptionOutcome {}
}
