package cn.zhengxin.query.creditquery.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Queries, newest first.
 *
 * @param nextCursor where the next page begins; absent on the last one
 */
record CreditQueryPageResponse(
        List<CreditQueryResponse> items, @Nullable UUID nextCursor) {
    CreditQueryPageResponse {
        items = List.copyOf(items);
    }
}
