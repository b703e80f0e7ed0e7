package cn.zhengxin.query.sampling;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.FindCreditQueries.ReportState;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Q4: what an institution's people have to look at, and what they found. It shows no report. */
@Component
public class FindSamples {

    private final QuerySamples samples;
    private final CreditQueries queries;
    private final FindCreditQueries find;
    private final Clock clock;

    FindSamples(QuerySamples samples, CreditQueries queries, FindCreditQueries find, Clock clock) {
        this.samples = samples;
        this.queries = queries;
        this.find = find;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<SampledQuery> page(
            String examinedBy, QuerySamples.@Nullable Show show, @Nullable CreditQueryId after, int limit) {
        Instant now = clock.instant();
        return samples.page(examinedBy, show, now, after, limit).stream()
                .map(sample -> sampled(sample, now))
                .toList();
    }

    public QuerySamples.Backlog backlogOf(String examinedBy) {
        return samples.backlogOf(examinedBy, clock.instant());
    }

    /**
     * One that exists.
     *
     * @throws IllegalStateException when the query is not sampled
     */
    SampledQuery get(CreditQueryId query) {
        return samples.find(query)
                .map(sample -> sampled(sample, clock.instant()))
                .orElseThrow(() -> new IllegalStateException("Not a sampled query: " + query));
    }

    private SampledQuery sampled(QuerySample sample, Instant now) {
        CreditQuery query = queries.get(sample.query());
        return new SampledQuery(
                sample, query, find.maskedNameOf(query.id()), find.reportOf(query), sample.isOverdueAt(now));
    }

    /**
     * A sample with what can be looked at.
     *
     * @param report how long its report can be seen and how often it was; nothing of what it says
     */
    public record SampledQuery(
            QuerySample sample, CreditQuery query, String maskedName, Optional<ReportState> report, boolean overdue) {}
}
