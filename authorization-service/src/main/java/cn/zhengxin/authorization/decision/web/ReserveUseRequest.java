package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What the query is about. */
record ReserveUseRequest(
        @NotBlank @Size(max = 64) String subjectReference,
        @NotBlank @Size(max = 64) String subjectNameReference,
        @NotBlank @Size(max = 32) String institution,
        @NotNull Purpose purpose,
        @NotNull ReportType reportType,
        @NotBlank @Size(max = 128) String operatorAccount) {}
