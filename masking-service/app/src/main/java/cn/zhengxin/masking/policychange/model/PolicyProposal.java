package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A version as somebody proposes it: all of it, because what no line names is left out of reports.
 *
 * @param effectiveFrom from when on it is to decide; absent for "from its approval on"
 * @param reason why; free text, which rests encrypted
 */
public record PolicyProposal(
        @Nullable Instant effectiveFrom,
        String reason,
        List<Long> amountBounds,
        int unmaskingMinutes,
        List<ProposedLine> lines) {

    public static final int LONGEST_UNMASKING_MINUTES = 60;

    private static final int MOST_BOUNDS = 20;
    private static final long LARGEST_BOUND = 9_999_999_999L;
    /** In yuan; what a line's own range has to keep to, the ranges of all amounts keep to. */
    private static final long BOUNDS_STEP = 1_000;

    private static final Instant FIRST_YEAR = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST_YEAR = Instant.parse("2201-01-01T00:00:00Z");

    public PolicyProposal {
        amountBounds = List.copyOf(amountBounds);
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "PolicyProposal[lines=" + lines.size() + "]";
    }

    /** Sound, or everything that is wrong at once. */
    public sealed interface Examination {

        record Sound(PolicyContent content) implements Examination {}

        record Faulty(List<PolicyFault> faults) implements Examination {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Looks at the proposal against the catalogue and the version it is based on. */
    public Examination examine(PolicyContent base, Instant baseBegins, Instant now, FieldCatalogues catalogues) {
        var faults = new ArrayList<PolicyFault>();
        examineDate(baseBegins, now, faults);
        examineBounds(faults);
        if (unmaskingMinutes < 1 || unmaskingMinutes > LONGEST_UNMASKING_MINUTES) {
            faults.add(new PolicyFault("unmaskingMinutes", "a whole number from 1 to " + LONGEST_UNMASKING_MINUTES));
        }
        if (lines.isEmpty()) {
            faults.add(new PolicyFault("lines", "at least one: what no line names is shown to nobody"));
        }
        List<PolicyRule> sound = soundLines(catalogues, faults);
        // What a line shows depends on the lines beside it; where one of them cannot be read, nobody can say.
        if (sound.size() == lines.size()) {
            examineShownValues(sound, now, catalogues, faults);
        }
        var content = new PolicyContent(amountBounds, unmaskingMinutes, sound);
        if (faults.isEmpty() && content.equals(base)) {
            faults.add(new PolicyFault("lines", "something differs from the version it is based on"));
        }
        return faults.isEmpty() ? new Examination.Sound(content) : new Examination.Faulty(faults);
    }

    // Begun earlier than the version before it, it would be over when that one begins, and undone.
    private void examineDate(Instant baseBegins, Instant now, List<PolicyFault> faults) {
        if (effectiveFrom == null) {
            if (baseBegins.isAfter(now)) {
                faults.add(
                        new PolicyFault("effectiveFrom", "is named, because the version it is based on begins later"));
            }
        } else if (effectiveFrom.isBefore(FIRST_YEAR) || !effectiveFrom.isBefore(AFTER_LAST_YEAR)) {
            faults.add(new PolicyFault("effectiveFrom", "has a year from 2000 to 2200"));
        } else if (!effectiveFrom.isAfter(now)) {
            faults.add(
                    new PolicyFault("effectiveFrom", "lies in the future, or is left out to begin with the approval"));
        } else if (effectiveFrom.isBefore(baseBegins)) {
            faults.add(new PolicyFault("effectiveFrom", "is not before the version it is based on begins"));
        }
    }

    private void examineBounds(List<PolicyFault> faults) {
        boolean sound = !amountBounds.isEmpty()
                && amountBounds.size() <= MOST_BOUNDS
                && amountBounds.stream()
                        .allMatch(bound -> bound >= 0 && bound <= LARGEST_BOUND && bound % BOUNDS_STEP == 0)
                && amountBounds.stream().sorted().distinct().toList().equals(amountBounds);
        if (!sound) {
            faults.add(new PolicyFault(
                    "amountBounds",
                    "1 to " + MOST_BOUNDS + " whole thousands from 0 to " + LARGEST_BOUND + ", ascending"));
        }
    }

    private List<PolicyRule> soundLines(FieldCatalogues catalogues, List<PolicyFault> faults) {
        var sound = new ArrayList<PolicyRule>();
        Map<LineCriteria, Integer> seen = new HashMap<>();
        var words = new LineWords(catalogues);
        for (int place = 0; place < lines.size(); place++) {
            String field = "lines[" + place + "]";
            Optional<PolicyRule> line = words.read(field, lines.get(place), faults);
            line.ifPresent(sound::add);
            Integer earlier = line.map(read -> seen.putIfAbsent(LineCriteria.of(read), sound.size() - 1))
                    .orElse(null);
            if (earlier != null) {
                faults.add(new PolicyFault(field, "says again what an earlier line says for the same criteria"));
            }
        }
        return sound;
    }

    // M1, M2: whatever names or reaches a person is masked at least; wording is searched, and the loan system has its
    // own rule.
    private static void examineShownValues(
            List<PolicyRule> lines, Instant now, FieldCatalogues catalogues, List<PolicyFault> faults) {
        var policy = new MaskingPolicy(1, now, "proposed", null, List.of(0L), lines);
        List<CataloguedField> fields = catalogues.fields().stream()
                .filter(field -> field.sensitivity() == SensitivityClass.C3 && field.kind() != FieldKind.FREE_TEXT)
                .toList();
        var showing = new TreeSet<Integer>();
        for (String role : lines.stream().map(PolicyRule::role).distinct().toList()) {
            for (Purpose purpose : Purpose.values()) {
                for (Channel channel : Channel.values()) {
                    for (CataloguedField field : fields) {
                        if (policy.ruleFor(List.of(role), purpose, channel, field) == MaskingRule.SHOW) {
                            policy.decidingLines(role, purpose, channel, field)
                                    .forEach(line -> showing.add(lines.indexOf(line)));
                        }
                    }
                }
            }
        }
        showing.forEach(place -> faults.add(new PolicyFault(
                "lines[" + place + "].rule", "SHOW for no element of C3 but free text: MASK or stricter")));
    }

    /** By what a line is found; two with the same would be one too many. */
    private record LineCriteria(List<Object> criteria) {
        static LineCriteria of(PolicyRule line) {
            return new LineCriteria(List.of(
                    line.role(),
                    line.channel(),
                    Optional.ofNullable(line.purpose()),
                    Optional.ofNullable(line.section()),
                    Optional.ofNullable(line.sensitivity()),
                    Optional.ofNullable(line.kind())));
        }
    }
}
