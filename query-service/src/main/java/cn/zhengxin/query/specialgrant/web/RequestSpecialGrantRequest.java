package cn.zhengxin.query.specialgrant.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.identity.Visible;
import cn.zhengxin.query.gate.Circumstance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;

/** What an officer asks for (Q3). Times are RFC 3339 with a zone; the reason is kept encrypted. */
record RequestSpecialGrantRequest(
        @NotEmpty Set<@NotNull Circumstance> covers,
        @NotNull Instant validFrom,
        @NotNull Instant validUntil,
        @NotNull @Min(1) @Max(10_000) Integer uses,

        @NotNull @Visible @NoPersonalIdentifier @Size(max = 500) String reason) {}
