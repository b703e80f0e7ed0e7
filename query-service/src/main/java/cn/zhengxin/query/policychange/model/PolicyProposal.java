package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.inquiry.SoundYears;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.sensitivetypes.PersonalIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as somebody proposes it: what differs from the newest approved one. What is not named stays as it is there.
 *
 * @param effectiveFrom from when on it is to decide; absent for "from its approval on"
 * @param reason why; free text, which rests encrypted
 * @param rules by the id of the rule
 * @param ofInstitutions institutions' own numbers: by institution, by rule, by name; an empty one is to be taken away
 */
public record PolicyProposal(
        @Nullable Instant effectiveFrom,
        String reason,
        Map<String, RuleChange> rules,
        Map<String, Map<String, Map<String, Optional<String>>>> ofInstitutions) {

    private static final int LONGEST_TEXT = 400;
    private static final Pattern INSTITUTION = Pattern.compile("[A-Z][A-Z0-9]{1,15}");

    public PolicyProposal {
        rules = Map.copyOf(rules);
        ofInstitutions = Map.copyOf(ofInstitutions);
    }

    @Override
    public String toString() {
        return "PolicyProposal[rules=" + rules.keySet() + "]";
    }

    /** Sound, or everything that is wrong at once. */
    public sealed interface Examination {

        /**
         * Could be approved.
         *
         * @param content the whole version, taken-over parts included
         * @param changed ids of the rules that differ
         */
        record Sound(PolicyContent content, List<String> changed) implements Examination {
            public Sound {
                changed = List.copyOf(changed);
            }
        }

        record Faulty(List<PolicyFault> faults) implements Examination {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Looks at the proposal against the version it is based on. */
    public Examination examine(PolicyContent base, Instant baseBegins, Instant now) {
        var faults = new ArrayList<PolicyFault>();
        examineDate(baseBegins, now, faults);
        Map<String, RuleTerms> changedRules = changedRules(base, faults);
        var changed = new PolicyContent(changedRules, changedInstitutions(base, faults));
        examineWhole(changed, faults);
        List<String> differing = changed.differencesFrom(base).stream()
                .map(PolicyDifference::rule)
                .distinct()
                .toList();
        if (faults.isEmpty() && differing.isEmpty()) {
            faults.add(new PolicyFault("rules", "something differs from the version it is based on"));
        }
        return faults.isEmpty() ? new Examination.Sound(changed, differing) : new Examination.Faulty(faults);
    }

    // Begun earlier than the version before it, it would be over when that one begins, and undone.
    private void examineDate(Instant baseBegins, Instant now, List<PolicyFault> faults) {
        if (effectiveFrom == null) {
            if (baseBegins.isAfter(now)) {
                faults.add(
                        new PolicyFault("effectiveFrom", "is named, because the version it is based on begins later"));
            }
        } else if (!SoundYears.hold(effectiveFrom)) {
            faults.add(new PolicyFault("effectiveFrom", SoundYears.FORM));
        } else if (!effectiveFrom.isAfter(now)) {
            faults.add(
                    new PolicyFault("effectiveFrom", "lies in the future, or is left out to begin with the approval"));
        } else if (effectiveFrom.isBefore(baseBegins)) {
            faults.add(new PolicyFault("effectiveFrom", "is not before the version it is based on begins"));
        }
    }

    private Map<String, RuleTerms> changedRules(PolicyContent base, List<PolicyFault> faults) {
        var changed = new TreeMap<>(base.rules());
        new TreeMap<>(rules).forEach((rule, change) -> {
            RuleTerms terms = base.rules().get(rule);
            if (terms == null) {
                faults.add(unknownRule("rules", base));
                return;
            }
            String prefix = "rules." + rule;
            changed.put(
                    rule,
                    new RuleTerms(
                            rule,
                            text(prefix + ".basis", change.basis(), terms.basis(), faults),
                            text(prefix + ".cure", change.cure(), terms.cure(), faults),
                            numbers("rules", rule, terms, terms.numbers(), change.numbers(), false, faults)));
        });
        return changed;
    }

    private Map<String, Map<String, Map<String, String>>> changedInstitutions(
            PolicyContent base, List<PolicyFault> faults) {
        var changed = new TreeMap<>(base.ofInstitutions());
        new TreeMap<>(ofInstitutions).forEach((institution, rulesOfOne) -> {
            if (!INSTITUTION.matcher(institution).matches()) {
                faults.add(new PolicyFault("institutions", "by an institution's code"));
                return;
            }
            String prefix = "institutions." + institution;
            var own = new TreeMap<>(base.ofInstitutions().getOrDefault(institution, Map.of()));
            new TreeMap<>(rulesOfOne).forEach((rule, changes) -> {
                RuleTerms terms = base.rules().get(rule);
                if (terms == null) {
                    faults.add(unknownRule(prefix, base));
                    return;
                }
                Map<String, String> numbers =
                        numbers(prefix, rule, terms, own.getOrDefault(rule, Map.of()), changes, true, faults);
                if (numbers.isEmpty()) {
                    own.remove(rule);
                } else {
                    own.put(rule, numbers);
                }
            });
            if (own.isEmpty()) {
                changed.remove(institution);
            } else {
                changed.put(institution, own);
            }
        });
        return changed;
    }

    private static PolicyFault unknownRule(String field, PolicyContent base) {
        return new PolicyFault(
                field,
                "by a rule: one of "
                        + String.join(", ", new TreeSet<>(base.rules().keySet())));
    }

    private static Map<String, String> numbers(
            String prefix,
            String rule,
            RuleTerms terms,
            Map<String, String> before,
            Map<String, Optional<String>> changes,
            boolean ofInstitution,
            List<PolicyFault> faults) {
        var numbers = new TreeMap<>(before);
        Set<String> known = known(terms, ofInstitution);
        new TreeMap<>(changes).forEach((name, value) -> {
            if (!known.contains(name)) {
                faults.add(new PolicyFault(
                        prefix + "." + rule,
                        known.isEmpty() ? "has no numbers here" : "by a number: one of " + String.join(", ", known)));
            } else if (value.isPresent()) {
                numbers.put(name, value.get().strip());
            } else if (ofInstitution
                    || PolicyNumber.of(rule, name)
                            .filter(PolicyNumber::mayBeAbsent)
                            .isPresent()) {
                numbers.remove(name);
            } else {
                faults.add(new PolicyFault(field(prefix, rule, name), "cannot be taken away"));
            }
        });
        return numbers;
    }

    /** Numbers that the rule reads at this version and that have bounds. */
    private static Set<String> known(RuleTerms terms, boolean ofInstitution) {
        var names = new TreeSet<String>();
        for (PolicyNumber number : PolicyNumber.values()) {
            if (number.rule().equals(terms.rule())
                    && (number.mayBeAbsent() || terms.numbers().containsKey(number.text()))
                    && (!ofInstitution || number.mayBeOfInstitution())) {
                names.add(number.text());
            }
        }
        return names;
    }

    // The whole, with what is taken over: it is to work on its first day.
    private static void examineWhole(PolicyContent content, List<PolicyFault> faults) {
        var unsound = new HashSet<String>();
        examineNumbers("rules", content.numbers(), unsound, faults);
        new TreeMap<>(content.ofInstitutions())
                .forEach((institution, own) -> examineNumbers("institutions." + institution, own, unsound, faults));
        if (!unsound.isEmpty()) {
            return;
        }
        List<PolicyFault> general = NumbersTogether.faults("rules", content.numbers());
        faults.addAll(general);
        if (general.isEmpty()) {
            new TreeSet<>(content.ofInstitutions().keySet())
                    .forEach(institution -> faults.addAll(
                            NumbersTogether.faults("institutions." + institution, content.numbersOf(institution))));
        }
    }

    private static void examineNumbers(
            String prefix, Map<String, Map<String, String>> rules, Set<String> unsound, List<PolicyFault> faults) {
        new TreeMap<>(rules)
                .forEach((rule, numbers) -> new TreeMap<>(numbers)
                        .forEach((name, value) -> PolicyNumber.of(rule, name)
                                .flatMap(number -> number.bounds().objection(value))
                                .ifPresent(objection -> {
                                    String field = field(prefix, rule, name);
                                    unsound.add(field);
                                    faults.add(new PolicyFault(field, objection));
                                })));
    }

    private static String text(String field, @Nullable String proposed, String before, List<PolicyFault> faults) {
        if (proposed == null) {
            return before;
        }
        String text = proposed.strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || !isVisible(text) || PersonalIdentifier.isIn(text)) {
            faults.add(new PolicyFault(
                    field, "one line of 1 to " + LONGEST_TEXT + " visible characters, without a person's number"));
        }
        return text;
    }

    private static boolean isVisible(String text) {
        return text.codePoints().noneMatch(character -> switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    static String field(String prefix, String rule, String name) {
        return prefix.equals("rules") ? "rules." + rule + ".numbers." + name : prefix + "." + rule + "." + name;
    }
}
