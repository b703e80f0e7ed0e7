package cn.zhengxin.masking.policychange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions, newest number first; without a cursor the page is the last. */
record MaskingPolicyPageResponse(
        List<MaskingPolicyVersionResponse> items, @Nullable Integer nextCursor) {
    MaskingPolicyPageResponse {
        items = List.copyOf(items);
    }
}
