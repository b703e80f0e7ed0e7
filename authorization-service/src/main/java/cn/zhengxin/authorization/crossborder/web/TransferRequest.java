package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.crossborder.model.RecipientKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What should leave the country, and for whom. Prints redacted. */
record TransferRequest(
        @NotNull @Valid RecipientPart recipient,

        @Schema(description = "Names of the table of fields; never values") @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = "[A-Z][A-Z_]{0,63}") String> fields) {

    /** Who would receive. */
    @Schema(name = "OverseasRecipientAsked")
    record RecipientPart(
            @NotBlank @Size(max = 200) String name,
            @NotNull RecipientKind kind,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {}

    @Override
    public String toString() {
        return "TransferRequest[***]";
    }
}
