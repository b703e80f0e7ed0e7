package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.disputemark.DisputeMark;
import cn.zhengxin.query.inquiry.Reason;
import java.util.List;

/** What came of wanting to see a report. */
public sealed interface ViewOutcome {

    /**
     * The report.
     *
     * @param views how often it was shown to anybody, this view included
     */
    record Shown(
            CreditQuery query,
            MaskedCreditReport report,
            Watermark watermark,
            List<DisputeMark> disputeMarks,
            int views)
            implements ViewOutcome {
        public Shown {
            disputeMarks = List.copyOf(disputeMarks);
        }
    }

    /** There is none, or it is another institution's. */
    record NotFound() implements ViewOutcome {}

    /** Neither the requester nor the reviewer (Q14). */
    record NotInvolved() implements ViewOutcome {}

    /** O11 */
    record ViewerSuspended() implements ViewOutcome {}

    /** A person at a machine that the gateway has not named, or that is not bound to the operator (Q2, O10). */
    record TerminalRefused(Reason reason) implements ViewOutcome {}

    /** The query has no report: not yet, or never. */
    record NoReport(CreditQuery query) implements ViewOutcome {}

    /** Its days are over (Q14). */
    record Expired() implements ViewOutcome {}

    /** A part that decides what may be seen was silent (N3). */
    record Undecided() implements ViewOutcome {}
}
