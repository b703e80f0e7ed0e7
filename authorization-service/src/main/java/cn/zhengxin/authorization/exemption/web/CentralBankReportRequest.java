package cn.zhengxin.authorization.exemption.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Under which reference the central bank's branch filed the report. */
record CentralBankReportRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{4,40}") String reference) {}
