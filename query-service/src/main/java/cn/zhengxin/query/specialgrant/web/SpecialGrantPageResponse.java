package cn.zhengxin.query.specialgrant.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Special grants, newest first; without a cursor the page is the last. */
record SpecialGrantPageResponse(
        List<SpecialGrantResponse> items, @Nullable UUID nextCursor) {
    SpecialGrantPageResponse {
        items = List.copyOf(items);
    }
}
