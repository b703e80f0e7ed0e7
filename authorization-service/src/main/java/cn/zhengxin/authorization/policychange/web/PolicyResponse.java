package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.Violation;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of the policy, complete. */
record PolicyResponse(
        PolicyVersionResponse version,
        BigDecimal recordingThreshold,
        int gradeAFrom,
        int gradeBFrom,
        Map<PolicyNumber, Integer> numbers,
        Map<Violation, Integer> deductions,
        List<TermPart> terms,
        List<BlanketWordPart> blanketWords,
        List<String> templateVersions,
        List<RulePart> rules) {

    /** The limit of one purpose and product; without days and months the term ends with the debt. */
    @Schema(name = "PolicyTerm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TermPart(
            Purpose purpose,
            Product product,
            @Nullable Integer maximumDays,
            @Nullable Integer maximumMonths,
            @Nullable Clause requiredClause,
            int maximumUses,
            String basis) {}

    /** A word that makes a blank cheque of a purpose (A2). */
    @Schema(name = "PolicyBlanketWord")
    record BlanketWordPart(String word, List<String> harmlessIn) {}

    /** What a refusal by the rule says. */
    @Schema(name = "PolicyRule")
    record RulePart(String rule, String basis, String message, String cure) {}

    static PolicyResponse of(AuthorizationPolicy policy, PolicyVersionResponse version) {
        return new PolicyResponse(
                version,
                policy.recordingThreshold(),
                policy.gradeAFrom(),
                policy.gradeBFrom(),
                new TreeMap<>(policy.numbers()),
                new TreeMap<>(policy.deductions()),
                policy.terms().stream()
                        .map(term -> new TermPart(
                                term.purpose(),
                                term.product(),
                                term.maximumDays(),
                                term.maximumMonths(),
                                term.requiredClause(),
                                term.maximumUses(),
                                term.basis()))
                        .toList(),
                policy.blanketWords().stream()
                        .map(word -> new BlanketWordPart(
                                word.word(), word.harmlessIn().stream().sorted().toList()))
                        .toList(),
                policy.templateVersions().stream().sorted().toList(),
                Arrays.stream(RuleCode.values())
                        .map(policy::rule)
                        .map(entry -> new RulePart(entry.rule().name(), entry.basis(), entry.message(), entry.cure()))
                        .toList());
    }
}
