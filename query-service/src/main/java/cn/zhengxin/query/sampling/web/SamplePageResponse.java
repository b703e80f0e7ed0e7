package cn.zhengxin.query.sampling.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sampled queries of systems, oldest first.
 *
 * @param nextCursor where the next page begins; absent on the last one
 * @param open how many the institution's people have not looked at, on whatever page
 * @param overdue how many of those are late
 */
record SamplePageResponse(
        List<SampleResponse> items, @Nullable UUID nextCursor, int open, int overdue) {
    SamplePageResponse {
        items = List.copyOf(items);
    }
}
