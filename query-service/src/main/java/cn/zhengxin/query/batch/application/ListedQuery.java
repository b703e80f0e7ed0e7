package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with what came of it.
 *
 * @param query absent while none was made for the row
 * @param queryState as it is by now, which may be further than the row's own
 * @param rules ids of the rules that refused or ask for a review
 */
public record ListedQuery(
        BatchedQuery row,
        RowState state,
        @Nullable CreditQueryId query,
        CreditQuery.@Nullable State queryState,
        List<String> rules,
        @Nullable Instant settledAt) {
    public ListedQuery {
        rules = List.copyOf(rules);
    }
}
