package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Duration;
import java.util.Optional;

/**
 * Places in the order of queries, which decide what may be counted (Q3, Q5, Q7). A query takes its place while everybody who
 * counts the same waits, so two at once never see the same number. The place is free again when the query is refused or fails.
 */
public interface Places {

    /** How far back queries are remembered for counting. */
    Duration HORIZON = Duration.ofDays(400);

    /**
     * Takes the query's place and tells what lies before it; repeating it takes no second one. Empty, and nothing taken, when too many
     * want a place in the same counts.
     */
    Optional<History> take(CreditQueryId query, Asked asked);

    /** What lies before a place that would be taken now. Takes none, and waits for nobody who does. */
    History look(Asked asked);

    /** Waits for the lock under which places on the subject are taken, and holds it until the caller's transaction ends (Q9). */
    void lockSubject(SubjectReference subject);

    /** What that lock is called, for whoever takes it together with the statement that needs it. */
    String lockOf(SubjectReference subject);

    /** The query counts no more. Repeating does no harm. Called in the transaction that ends the query. */
    void free(CreditQueryId query);
}
