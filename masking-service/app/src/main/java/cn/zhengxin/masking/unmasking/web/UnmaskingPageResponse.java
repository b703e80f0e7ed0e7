package cn.zhengxin.masking.unmasking.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unmaskings, newest first; without a cursor the page is the last. */
record UnmaskingPageResponse(
        List<UnmaskingResponse> items, @Nullable UUID nextCursor) {
    UnmaskingPageResponse {
        items = List.copyOf(items);
    }
}
