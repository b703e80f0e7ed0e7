package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.policychange.model.PolicyProposal;
import cn.zhengxin.authorization.policychange.model.ProposedTerm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of the policy as proposed: what differs from the version it is based on. */
record PolicyRequest(
        @Schema(example = "1") @NotNull Integer basedOn,

        @Schema(example = "2027-01-01T00:00:00+08:00") @Nullable OffsetDateTime effectiveFrom,

        @Nullable BigDecimal recordingThreshold,
        @Nullable Integer gradeAFrom,
        @Nullable Integer gradeBFrom,

        @Schema(description = "By name, such as ONLINE_CHECK_MINUTES") @Size(max = 100) @Nullable Map<String, @NotNull Integer> numbers,

        @Schema(description = "Security points by violation") @Size(max = 100) @Nullable Map<String, @NotNull Integer> deductions,

        @Size(max = 100) @Nullable List<@NotNull TermPart> terms) {

    /** The limit of one purpose and product. */
    @Schema(name = "PolicyTermInput")
    record TermPart(
            @Nullable String purpose,
            @Nullable String product,
            @Nullable Integer maximumDays,
            @Nullable Integer maximumMonths,
            @Nullable String requiredClause,
            @Nullable Integer maximumUses,
            @Nullable String basis) {}

    PolicyProposal toProposal() {
        var proposedTerms = terms == null
                ? List.<ProposedTerm>of()
                : terms.stream()
                        .map(part -> new ProposedTerm(
                                part.purpose(),
                                part.product(),
                                part.maximumDays(),
                                part.maximumMonths(),
                                part.requiredClause(),
                                part.maximumUses(),
                                part.basis()))
                        .toList();
        return new PolicyProposal(
                effectiveFrom == null ? null : effectiveFrom.toInstant(),
                recordingThreshold,
                gradeAFrom,
                gradeBFrom,
                numbers == null ? Map.of() : numbers,
                deductions == null ? Map.of() : deductions,
                proposedTerms);
    }
}
