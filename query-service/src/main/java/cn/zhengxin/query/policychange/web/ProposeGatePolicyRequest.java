package cn.zhengxin.query.policychange.web;

import cn.zhengxin.identity.NoPersonalIdentifier;
import cn.zhengxin.identity.Visible;
import cn.zhengxin.query.policychange.model.PolicyProposal;
import cn.zhengxin.query.policychange.model.RuleChange;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version of the policy as proposed: what differs from the newest approved one, up to all of it. */
record ProposeGatePolicyRequest(
        @Schema(example = "1", description = "The newest approved version") @NotNull Integer basedOn,

        @Schema(example = "2027-01-01T00:00:00+08:00", description = "In the future; left out: from the approval on")
        @Nullable OffsetDateTime effectiveFrom,

        @Schema(description = "Kept encrypted, shown to the head institution")
        @NotNull @Visible
        @NoPersonalIdentifier
        @Size(max = 500) String reason,

        @Schema(description = "By a rule's id") @Size(max = 100) @Nullable Map<String, @NotNull RuleInput> rules,

        @Schema(description = "Institutions' own numbers: by institution, by rule, by name; null takes one away")
        @Size(max = 2_000) @Nullable Map<String, @NotNull Map<String, @NotNull Map<String, String>>> institutions) {

    /** What is to differ of one rule. */
    @Schema(name = "GatePolicyRuleInput")
    record RuleInput(
            @Nullable String basis,
            @Nullable String cure,

            @Schema(description = "By name; null takes one away where the rule does without it") @Nullable Map<String, String> numbers) {}

    PolicyProposal toProposal() {
        var changes = new HashMap<String, RuleChange>();
        if (rules != null) {
            rules.forEach((rule, input) ->
                    changes.put(rule, new RuleChange(input.basis(), input.cure(), optional(input.numbers()))));
        }
        var own = new HashMap<String, Map<String, Map<String, Optional<String>>>>();
        if (institutions != null) {
            institutions.forEach((institution, rulesOfOne) -> {
                var numbers = new HashMap<String, Map<String, Optional<String>>>();
                rulesOfOne.forEach((rule, values) -> numbers.put(rule, optional(values)));
                own.put(institution, numbers);
            });
        }
        return new PolicyProposal(effectiveFrom == null ? null : effectiveFrom.toInstant(), reason, changes, own);
    }

    /** What is null in the request is there, and to be taken away. */
    private static Map<String, Optional<String>> optional(@Nullable Map<String, String> values) {
        var named = new HashMap<String, Optional<String>>();
        if (values != null) {
            values.forEach((name, value) -> named.put(name, Optional.ofNullable(value)));
        }
        return named;
    }
}
