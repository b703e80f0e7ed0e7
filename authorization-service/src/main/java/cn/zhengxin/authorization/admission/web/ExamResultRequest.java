package cn.zhengxin.authorization.admission.web;

import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The result of one exam. */
record ExamResultRequest(
        @NotNull @Size(max = 64) @Pattern(regexp = ReferencePatterns.REFERENCE, message = "names no exam") String examId,

        @NotNull @Min(0) @Max(100) Integer percent,
        @NotNull LocalDate date) {}
