package cn.zhengxin.masking.statistics.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A table of figures as a service has it. */
record FiguresRequest(
        @Schema(example = "[\"branch\", \"outcome\"]", description = "One or two names") @NotEmpty @Size(max = 2) List<@NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,31}") String> dimensions,

        @NotEmpty @Valid @Size(max = 1_000) List<@NotNull GroupInput> groups) {

    /** One group; a combination that is not named has nobody. */
    @Schema(name = "FiguresGroup")
    record GroupInput(
            @Schema(description = "One for each dimension, in their order; no personal data") @NotEmpty @Size(max = 2) List<@NotBlank @Size(max = 64) String> keys,

            @NotNull @Min(0) @Max(1_000_000_000_000L) Long count) {}
}
