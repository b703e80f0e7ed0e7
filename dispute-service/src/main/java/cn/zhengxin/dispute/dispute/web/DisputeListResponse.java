package cn.zhengxin.dispute.dispute.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of disputes, latest first; {@code nextCursor} is there when more follow. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisputeListResponse(
        List<DisputeResponse> items, @Nullable UUID nextCursor) {}
