package cn.zhengxin.authorization.exemption.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExemptionPageResponse(
        List<ExemptionResponse> items,

        @Schema(description = "For the next page; absent on the last") @Nullable UUID nextBefore) {}
