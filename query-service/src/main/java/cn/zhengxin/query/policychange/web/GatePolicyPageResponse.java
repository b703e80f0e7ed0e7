package cn.zhengxin.query.policychange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions, newest number first; without a cursor the page is the last. */
record GatePolicyPageResponse(
        List<GatePolicyVersionResponse> items, @Nullable Integer nextCursor) {
    GatePolicyPageResponse {
        items = List.copyOf(items);
    }
}
