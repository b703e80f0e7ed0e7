package cn.zhengxin.authorization.operator.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of operators, in the order of their accounts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperatorPageResponse(
        List<OperatorResponse> items,

        @Schema(description = "Give it back as cursor for the following page; absent on the last") @Nullable String nextCursor) {}
