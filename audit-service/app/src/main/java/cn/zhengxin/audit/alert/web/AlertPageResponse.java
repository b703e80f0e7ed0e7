package cn.zhengxin.audit.alert.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts, newest first; without a cursor the page is the last. */
record AlertPageResponse(
        List<AlertResponse> items, @Nullable UUID nextCursor) {
    AlertPageResponse {
        items = List.copyOf(items);
    }
}
