package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** What a caller wants to know, about whom, and by what right. */
@DocumentFitsReport
record SubmitCreditQueryRequest(
        @NotNull UUID authorizationId,
        @NotNull ReportType reportType,
        @NotNull Purpose purpose,

        @NotNull @Pattern(regexp = BusinessReference.FORM, message = "is not a business reference") @NoNumberOfPerson
        String businessReference,

        @NotNull @Valid SubjectRequest subject) {}
