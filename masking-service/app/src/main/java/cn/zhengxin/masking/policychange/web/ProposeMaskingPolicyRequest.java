package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.identity.Visible;
import cn.zhengxin.masking.policychange.model.PolicyProposal;
import cn.zhengxin.masking.policychange.model.ProposedLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the masking policy as proposed: all of it. Words are read by the model, so that every fault is told at once. */
record ProposeMaskingPolicyRequest(
        @Schema(example = "1", description = "The newest approved version") @NotNull Integer basedOn,

        @Schema(example = "2027-01-01T00:00:00+08:00", description = "In the future; left out: from the approval on")
        @Nullable OffsetDateTime effectiveFrom,

        @Schema(description = "Kept encrypted, shown to the head institution")
        @NotNull @Visible
        @NoPersonalIdentifier
        @Size(max = 500) String reason,

        @Schema(
                example = "[0, 10000, 50000]",
                description = "Where the ranges of amounts begin, ascending, in whole yuan")
        @NotNull @Size(max = 20) List<@NotNull Long> amountBounds,

        @Schema(example = "30", description = "How long an unmasking may be asked for at most, up to 60") @NotNull Integer unmaskingMinutes,

        @Schema(description = "What no line names is left out of reports") @NotNull @Valid @Size(max = 1_000) List<@NotNull LineInput> lines) {

    /** One line; an absent criterion stands for any. */
    @Schema(name = "MaskingPolicyLineInput")
    record LineInput(
            @Schema(example = "query-officer") @NotNull @Size(max = 64) String role,

            @Schema(example = "STAFF_SCREEN", description = "STAFF_SCREEN, SYSTEM or PARTNER, as the role has it")
            @NotNull @Size(max = 64) String channel,

            @Schema(example = "LOAN_APPLICATION") @Nullable @Size(max = 64) String purpose,

            @Schema(example = "PB01", description = "Of a personal or an enterprise report") @Nullable @Size(max = 64) String section,

            @Schema(example = "C3") @Nullable @Size(max = 64) String sensitivity,

            @Schema(example = "phone") @Nullable @Size(max = 64) String kind,

            @Schema(example = "MASK", description = "What happens to the field") @NotNull @Size(max = 64) String rule,

            @Schema(
                    example = "keep-ends(3,4)",
                    description =
                            "What MASK, GENERALISE or RANGE leave of values of this kind; left out: the kind's standard"
                                    + " form. One of keep-ends(first,last), year-band(years), number-band(width), range(bound,…),"
                                    + " surname, province, district, province-code, first-and-domain, area-code, year, month, day,"
                                    + " and never more than the field's class allows")
            @Nullable @Size(max = 240) String form,

            @Schema(example = "Bank policy on masking", description = "Law, standard or bank policy behind the line")
            @NotNull @Size(max = 400) String basis) {

        private ProposedLine toLine() {
            return new ProposedLine(role, channel, purpose, section, sensitivity, kind, rule, form, basis);
        }
    }

    PolicyProposal toProposal() {
        return new PolicyProposal(
                effectiveFrom == null ? null : effectiveFrom.toInstant(),
                reason,
                amountBounds,
                unmaskingMinutes,
                lines.stream().map(LineInput::toLine).toList());
    }

    @Override
    public String toString() {
        return "ProposeMaskingPolicyRequest[basedOn=" + basedOn + ", ***]";
    }
}
