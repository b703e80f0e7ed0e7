package cn.zhengxin.query.sampling;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Samples of systems' queries, and out of what they are drawn. */
public interface QuerySamples {

    /** Systems' queries that were cleared without a reviewer, from one moment until before another, in the order of their ids. */
    List<Cleared> clearedByNobody(Instant from, Instant until);

    boolean isDrawn(LocalDate day, String institution);

    /** False when the query was drawn before; nothing changes then. Joins the caller's transaction. */
    boolean add(QuerySample sample);

    /** False when it was noted before. Joins the caller's transaction. */
    boolean note(SampleDraw draw, Instant at);

    Optional<QuerySample> find(CreditQueryId query);

    /** False when there is a finding already; it stays. Joins the caller's transaction. */
    boolean examine(CreditQueryId query, QuerySample.Examination finding);

    /** In the order of the queries' ids, which is that of time. */
    List<QuerySample> page(
            String examinedBy, @Nullable Show show, Instant moment, @Nullable CreditQueryId after, int limit);

    Backlog backlogOf(String examinedBy, Instant moment);

    /** Of all institutions. */
    int overdue(Instant moment);

    /**
     * A query out of which samples are drawn.
     *
     * @param institution code of the institution, or of the partner, whose system asked
     */
    record Cleared(CreditQueryId query, String institution, boolean partner) {}

    /** Which samples to show. */
    enum Show {
        OPEN,
        OVERDUE,
        EXAMINED
    }

    /**
     * What an institution's people still have to look at.
     *
     * @param overdue those of the open ones that are late
     */
    record Backlog(int open, int overdue) {}
}
