package cn.zhengxin.query.batch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of the file.
 *
 * @param nextCursor where the next page begins; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchedQueryPageResponse(
        List<BatchedQueryResponse> items, @Nullable Integer nextCursor) {
    BatchedQueryPageResponse {
        items = List.copyOf(items);
    }
}
