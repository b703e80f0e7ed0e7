package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Trigger;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller wants to know, about whom, and by what right. */
@DocumentFitsReport
@TriggerFitsPurpose
record SubmitCreditQueryRequest(
        @NotNull UUID authorizationId,
        @NotNull ReportType reportType,
        @NotNull Purpose purpose,

        @NotNull @Pattern(regexp = BusinessReference.FORM, message = "is not a business reference") @NoPersonalIdentifier(form = BusinessReference.FORM)
        String businessReference,

        @Schema(
                description =
                        "What gives rise to looking after a loan; for post-loan management, and nothing else (Q5)")
        @Nullable Trigger trigger,

        @NotNull @Valid SubjectRequest subject) {}
