package cn.zhengxin.query.batch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Batches, newest first.
 *
 * @param nextCursor where the next page begins; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchPageResponse(
        List<BatchResponse> items, @Nullable UUID nextCursor) {
    BatchPageResponse {
        items = List.copyOf(items);
    }
}
