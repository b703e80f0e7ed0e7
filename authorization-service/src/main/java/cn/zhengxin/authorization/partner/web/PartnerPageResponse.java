package cn.zhengxin.authorization.partner.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of partners, in the order of their codes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerPageResponse(
        List<PartnerResponse> items,

        @Schema(description = "Give it back as cursor for the following page; absent on the last") @Nullable String nextCursor) {}
