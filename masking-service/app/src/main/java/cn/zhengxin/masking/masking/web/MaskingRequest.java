package cn.zhengxin.masking.masking.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.masking.ReportBody;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record MaskingRequest(
        @NotNull ReportType reportType,
        @NotNull @Valid ViewerRequest viewer,
        @NotNull Purpose purpose,
        @NotNull Channel channel,
        @Nullable @Valid SubjectRequest subject,

        @Schema(
                description =
                        "The query whose report it is: what a live unmasking of this viewer names is shown in full. "
                                + "Left out, nothing is.")
        @Nullable UUID creditQueryId,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "The report as the bureau gave it, sections by code.")
        @NotNull ReportBody report) {

    @Override
    public String toString() {
        return "MaskingRequest[***]";
    }

    /** Who will see the answer. */
    record ViewerRequest(
            @NotBlank @NoPersonalIdentifier @Size(max = 128) String account,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 64) String> roles,

            @Nullable @NoPersonalIdentifier @Size(min = 1, max = 64) String institution) {}

    /** The subject's pseudonym, for the record, and names to look for in wording besides those in the report. */
    record SubjectRequest(
            @Nullable @Pattern(regexp = "sr_[A-Za-z0-9_-]{27}") String reference,

            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 60) String> names) {

        @Override
        public String toString() {
            return "SubjectRequest[***]";
        }
    }
}
