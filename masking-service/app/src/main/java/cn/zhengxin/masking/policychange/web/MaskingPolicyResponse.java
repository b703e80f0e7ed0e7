package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the masking policy, complete.
 *
 * @param added lines that the version it is based on does not have
 * @param removed lines that it has and this one does not
 */
record MaskingPolicyResponse(
        MaskingPolicyVersionResponse version,
        List<Long> amountBounds,
        int unmaskingMinutes,
        List<LinePart> lines,
        List<LinePart> added,
        List<LinePart> removed) {

    MaskingPolicyResponse {
        amountBounds = List.copyOf(amountBounds);
        lines = List.copyOf(lines);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** One line; an absent criterion stands for any, an absent form for the standard form of the kind. */
    @Schema(name = "MaskingPolicyLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinePart(
            String role,
            String channel,
            @Nullable String purpose,
            @Nullable String section,
            @Nullable String sensitivity,
            @Nullable String kind,
            String rule,
            @Nullable String form,
            String basis) {

        static LinePart of(PolicyRule line) {
            return new LinePart(
                    line.role(),
                    line.channel().name(),
                    line.purpose() == null ? null : line.purpose().name(),
                    line.section(),
                    line.sensitivity() == null ? null : line.sensitivity().name(),
                    line.kind() == null ? null : line.kind().word(),
                    line.rule().name(),
                    line.form() == null ? null : line.form().word(),
                    line.basis());
        }
    }

    static MaskingPolicyResponse of(
            MaskingPolicyVersionResponse version, PolicyContent content, @Nullable PolicyContent base) {
        return new MaskingPolicyResponse(
                version,
                content.amountBounds(),
                content.unmaskingMinutes(),
                parts(content.lines()),
                base == null ? List.of() : parts(content.added(base)),
                base == null ? List.of() : parts(base.added(content)));
    }

    private static List<LinePart> parts(List<PolicyRule> lines) {
        return lines.stream().map(LinePart::of).toList();
    }
}
