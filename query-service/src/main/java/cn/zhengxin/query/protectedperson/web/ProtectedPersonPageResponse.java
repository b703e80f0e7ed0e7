package cn.zhengxin.query.protectedperson.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries, newest first.
 *
 * @param nextCursor where the next page begins; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProtectedPersonPageResponse(
        List<ProtectedPersonResponse> items, @Nullable UUID nextCursor) {
    ProtectedPersonPageResponse {
        items = List.copyOf(items);
    }
}
