package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.identity.Visible;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.model.UnmaskingProposal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which fields of which report, for how long, and why. */
record RequestUnmaskingRequest(
        @Schema(description = "The query whose report it is") @NotNull UUID creditQueryId,

        @NotNull ReportType reportType,

        @Schema(
                example = "[\"PB01.PB01B.PB01BH.PB01BQ01\"]",
                description =
                        "Paths of elements; of a list all items, or one by its place: PB01.PB01B.PB01BH[0].PB01BQ01")
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 120) String> fields,

        @Schema(example = "[\"phone\"]", description = "Kinds of the catalogue: all fields of the kind")
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 64) String> kinds,

        @Schema(example = "15", description = "From the approval on; the policy says how many at most") @NotNull Integer minutes,

        @Schema(description = "Kept encrypted, shown to the requester and to who decides")
        @NotNull @Visible
        @NoPersonalIdentifier
        @Size(max = 500) String reason) {

    UnmaskingProposal toProposal() {
        return new UnmaskingProposal(
                creditQueryId,
                reportType,
                fields == null ? List.of() : fields,
                kinds == null ? List.of() : kinds,
                minutes,
                reason);
    }

    @Override
    public String toString() {
        return "RequestUnmaskingRequest[" + creditQueryId + ", ***]";
    }
}
