package cn.zhengxin.authorization.policychange.model;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.policy.Violation;
import cn.zhengxin.authorization.text.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A version as somebody proposes it: what differs from the version it is based on. What is not named stays as it is there.
 *
 * @param effectiveFrom from when it decides; in the future, so that a second person can look at it before
 * @param recordingThreshold yuan (A4)
 * @param gradeAFrom security points (O6)
 * @param gradeBFrom security points (O6)
 */
public record PolicyProposal(
        @Nullable Instant effectiveFrom,
        @Nullable BigDecimal recordingThreshold,
        @Nullable Integer gradeAFrom,
        @Nullable Integer gradeBFrom,
        Map<String, Integer> numbers,
        Map<String, Integer> deductions,
        List<ProposedTerm> terms) {

    private static final int ALL_POINTS = 100;
    private static final int LONGEST_DAYS = 3_660;
    private static final int LONGEST_MONTHS = 120;
    private static final int MOST_USES = 1_000;
    private static final int LONGEST_BASIS = 200;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("9999999999999.99");

    public PolicyProposal {
        numbers = Map.copyOf(numbers);
        deductions = Map.copyOf(deductions);
        terms = List.copyOf(terms);
    }

    /** Sound, or everything that is wrong at once. */
    public sealed interface Examination {
        record Sound(PolicyChanges changes) implements Examination {}

        record Faulty(List<PolicyFault> faults) implements Examination {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Looks at the proposal against the version it is based on.
     *
     * @param hasText whether an approved text stands behind a template version; without one nothing can be signed (A3, A4)
     */
    public Examination examine(AuthorizationPolicy base, Predicate<String> hasText, Instant now) {
        var faults = new ArrayList<PolicyFault>();
        // What the version takes over from its base is its own: it is to work on its first day.
        if (!base.templateVersions().stream().allMatch(hasText)) {
            faults.add(new PolicyFault("templateVersions", "an approved text stands behind each template version"));
        }
        if (effectiveFrom == null) {
            faults.add(new PolicyFault("effectiveFrom", "is missing"));
        } else if (!effectiveFrom.isAfter(now)) {
            faults.add(new PolicyFault("effectiveFrom", "lies in the future"));
        }
        var threshold = threshold(base, faults);
        var gradeA = gradeAFrom == null ? base.gradeAFrom() : gradeAFrom;
        var gradeB = gradeBFrom == null ? base.gradeBFrom() : gradeBFrom;
        if (gradeB < 0 || gradeA <= gradeB || gradeA > ALL_POINTS) {
            faults.add(new PolicyFault("gradeAFrom", "grade A begins above grade B, both from 0 to 100 points"));
        }
        var numberChanges =
                changes(PolicyNumber.class, "numbers", numbers, PolicyNumber::least, PolicyNumber::most, faults);
        var deductionChanges = changes(Violation.class, "deductions", deductions, _ -> 1, _ -> ALL_POINTS, faults);
        var termChanges = termChanges(faults);
        if (numbers.isEmpty()
                && deductions.isEmpty()
                && terms.isEmpty()
                && recordingThreshold == null
                && gradeAFrom == null
                && gradeBFrom == null) {
            faults.add(new PolicyFault("request", "names at least one change"));
        }
        if (!faults.isEmpty() || effectiveFrom == null) {
            return new Examination.Faulty(faults);
        }
        return new Examination.Sound(new PolicyChanges(
                base.version(),
                effectiveFrom,
                threshold,
                gradeA,
                gradeB,
                numberChanges,
                deductionChanges,
                termChanges));
    }

    private BigDecimal threshold(AuthorizationPolicy base, List<PolicyFault> faults) {
        if (recordingThreshold == null) {
            return base.recordingThreshold();
        }
        if (recordingThreshold.signum() < 0
                || recordingThreshold.compareTo(LARGEST_AMOUNT) > 0
                || recordingThreshold.stripTrailingZeros().scale() > 2) {
            faults.add(new PolicyFault("recordingThreshold", "yuan, not negative, at most two decimals"));
        }
        return recordingThreshold;
    }

    private static <E extends Enum<E>> Map<E, Integer> changes(
            Class<E> type,
            String field,
            Map<String, Integer> proposed,
            ToIntFunction<E> least,
            ToIntFunction<E> most,
            List<PolicyFault> faults) {
        var found = new EnumMap<E, Integer>(type);
        proposed.keySet().stream().sorted().forEach(name -> {
            var known = named(type, name);
            var value = proposed.get(name);
            if (known.isEmpty()) {
                faults.add(new PolicyFault(field, "one of " + Arrays.toString(type.getEnumConstants())));
            } else if (value == null || value < least.applyAsInt(known.get()) || value > most.applyAsInt(known.get())) {
                faults.add(new PolicyFault(
                        field + "." + known.get().name(),
                        "from " + least.applyAsInt(known.get()) + " to " + most.applyAsInt(known.get())));
            } else {
                found.put(known.get(), value);
            }
        });
        return found;
    }

    private List<TermLimit> termChanges(List<PolicyFault> faults) {
        var found = new ArrayList<TermLimit>();
        var seen = new HashSet<String>();
        for (int index = 0; index < terms.size(); index++) {
            var term = terms.get(index);
            var field = "terms[" + index + "]";
            var before = faults.size();
            var purpose = one(Purpose.class, field + ".purpose", term.purpose(), faults);
            var product = one(Product.class, field + ".product", term.product(), faults);
            var clause = term.requiredClause() == null
                    ? Optional.<Clause>empty()
                    : one(Clause.class, field + ".requiredClause", term.requiredClause(), faults);
            within(field + ".maximumDays", term.maximumDays(), LONGEST_DAYS, faults);
            within(field + ".maximumMonths", term.maximumMonths(), LONGEST_MONTHS, faults);
            if (term.maximumDays() != null && term.maximumMonths() != null) {
                faults.add(new PolicyFault(field + ".maximumMonths", "days or months, not both"));
            }
            if (term.maximumUses() == null) {
                faults.add(new PolicyFault(field + ".maximumUses", "is missing"));
            }
            within(field + ".maximumUses", term.maximumUses(), MOST_USES, faults);
            var basis = term.basis();
            if (basis == null || basis.isBlank() || basis.length() > LONGEST_BASIS || !PlainText.isAll(basis)) {
                faults.add(
                        new PolicyFault(field + ".basis", "one line of 1 to " + LONGEST_BASIS + " visible characters"));
            }
            if (!seen.add(term.purpose() + "/" + term.product())) {
                faults.add(new PolicyFault(field, "each purpose and product is named once"));
            }
            if (faults.size() == before
                    && purpose.isPresent()
                    && product.isPresent()
                    && basis != null
                    && term.maximumUses() != null) {
                found.add(new TermLimit(
                        purpose.get(),
                        product.get(),
                        term.maximumDays(),
                        term.maximumMonths(),
                        clause.orElse(null),
                        term.maximumUses(),
                        basis.strip()));
            }
        }
        return found;
    }

    private static void within(String field, @Nullable Integer value, int most, List<PolicyFault> faults) {
        if (value != null && (value < 1 || value > most)) {
            faults.add(new PolicyFault(field, "from 1 to " + most));
        }
    }

    private static <E extends Enum<E>> Optional<E> one(
            Class<E> type, String field, @Nullable String name, List<PolicyFault> faults) {
        var found = named(type, name);
        if (found.isEmpty()) {
            faults.add(new PolicyFault(field, "one of " + Arrays.toString(type.getEnumConstants())));
        }
        return found;
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
