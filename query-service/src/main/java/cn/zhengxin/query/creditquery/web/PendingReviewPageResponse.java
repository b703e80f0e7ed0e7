package cn.zhengxin.query.creditquery.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the caller as the second person, oldest first.
 *
 * @param nextCursor where the next page begins; absent on the last one
 */
record PendingReviewPageResponse(
        List<PendingReviewResponse> items, @Nullable UUID nextCursor) {
    PendingReviewPageResponse {
        items = List.copyOf(items);
    }
}
