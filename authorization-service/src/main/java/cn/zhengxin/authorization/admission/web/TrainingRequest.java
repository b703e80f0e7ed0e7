package cn.zhengxin.authorization.admission.web;

import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** One training completed. */
record TrainingRequest(
        @NotNull @Size(max = 64) @Pattern(regexp = ReferencePatterns.REFERENCE, message = "names no training") String trainingId,

        @NotNull LocalDate date) {}
