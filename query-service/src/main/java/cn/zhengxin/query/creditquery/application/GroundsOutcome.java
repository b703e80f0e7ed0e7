package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.gate.ComplianceGround;
import cn.zhengxin.query.inquiry.Reason;
import java.util.Set;

/** What came of asking why compliance decides about a query (Q10). */
public sealed interface GroundsOutcome {

    record Told(Set<ComplianceGround> grounds) implements GroundsOutcome {
        public Told {
            grounds = Set.copyOf(grounds);
        }
    }

    /** There is none, or it is not this institution's compliance that decides about it. */
    record NotFound() implements GroundsOutcome {}

    /** The reader's own query, or one on the reader. */
    record Refused(CreditQuery query, Reason reason) implements GroundsOutcome {}

    /** O11 */
    record ReaderSuspended() implements GroundsOutcome {}

    /** What has to be known of the reader could not be learned (N3). */
    record Undecided() implements GroundsOutcome {}
}
