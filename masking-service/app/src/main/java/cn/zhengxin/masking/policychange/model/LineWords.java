package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.identity.Role;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.masking.model.PersonalDataInWording;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FormFloors;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a line: known or a fault, and what does not go together is a fault too. A line that no element meets today is
 * none: it is there for elements to come.
 */
final class LineWords {

    private static final int LONGEST_BASIS = 200;

    private final SortedSet<String> sections;

    LineWords(FieldCatalogues catalogues) {
        this.sections = catalogues.sections();
    }

    /** Empty where something is wrong with it, which is then among the faults. */
    Optional<PolicyRule> read(String at, ProposedLine line, List<PolicyFault> faults) {
        int before = faults.size();
        Role role = role(line.role()).orElse(null);
        if (role == null) {
            faults.add(new PolicyFault(at + ".role", "a role of staff, loan-system or partner"));
        }
        Channel channel = one(at + ".channel", Channel.class, line.channel(), faults);
        if (role != null && channel != null && channel != channelOf(role)) {
            faults.add(new PolicyFault(
                    at + ".channel", "STAFF_SCREEN for staff, SYSTEM for loan-system, PARTNER for partner"));
        }
        Purpose purpose = one(at + ".purpose", Purpose.class, line.purpose(), faults);
        SensitivityClass sensitivity = one(at + ".sensitivity", SensitivityClass.class, line.sensitivity(), faults);
        FieldKind kind =
                line.kind() == null ? null : FieldKind.ofWord(line.kind()).orElse(null);
        if (line.kind() != null && kind == null) {
            faults.add(new PolicyFault(at + ".kind", "a kind of the catalogue"));
        }
        if (line.section() != null && !sections.contains(line.section())) {
            faults.add(new PolicyFault(at + ".section", "a section of the catalogue"));
        }
        MaskingRule rule = one(at + ".rule", MaskingRule.class, line.rule(), faults);
        boolean knowsKind = line.kind() == null || kind != null;
        boolean knowsClass = line.sensitivity() == null || sensitivity != null;
        MaskingForm form = line.form() == null ? null : form(at + ".form", line.form(), faults);
        if (line.form() != null && line.kind() == null) {
            faults.add(new PolicyFault(at + ".form", "a form is for the values of a kind, which the line names"));
        }
        if (form != null && rule != null) {
            examineFormUnder(rule, at, form, faults);
        }
        if (form != null && kind != null && knowsClass) {
            examineFloor(at, form, kind, sensitivity, faults);
        }
        String basis = basis(at, line.basis(), faults);
        if (rule == MaskingRule.RANGE && knowsKind && kind != FieldKind.AMOUNT) {
            faults.add(new PolicyFault(at + ".rule", "RANGE for the kind amount alone"));
        }
        // M2: the risk system's own client, for a purpose that is named.
        if (rule == MaskingRule.FULL && ((role != null && role != Role.LOAN_SYSTEM) || line.purpose() == null)) {
            faults.add(new PolicyFault(at + ".rule", "FULL for loan-system alone, and for a named purpose"));
        }
        return faults.size() > before || role == null || channel == null || rule == null
                ? Optional.empty()
                : Optional.of(new PolicyRule(
                        role.word(), channel, purpose, line.section(), sensitivity, kind, rule, form, basis));
    }

    private static @Nullable MaskingForm form(String field, String word, List<PolicyFault> faults) {
        return switch (MaskingForm.read(word)) {
            case MaskingForm.Reading.Form(var form) when form != MaskingForm.Plain.REMOVED -> form;
            case MaskingForm.Reading.Form removed -> {
                faults.add(new PolicyFault(field, "something is left; for nothing at all there is OMIT"));
                yield null;
            }
            case MaskingForm.Reading.OutOfBounds(var bounds) -> {
                faults.add(new PolicyFault(field, bounds));
                yield null;
            }
            case MaskingForm.Reading.NoForm() -> {
                faults.add(new PolicyFault(field, "a form of the vocabulary, with its numbers in brackets"));
                yield null;
            }
        };
    }

    private static void examineFormUnder(MaskingRule rule, String at, MaskingForm form, List<PolicyFault> faults) {
        if (!rule.leavesAPart()) {
            faults.add(new PolicyFault(at + ".form", "goes with MASK, GENERALISE or RANGE"));
        } else if (rule == MaskingRule.RANGE && !(form instanceof MaskingForm.Range)) {
            faults.add(new PolicyFault(at + ".form", "under RANGE a range(bound,…)"));
        }
    }

    /** M1, M2: whatever it is called, a form shows no more of a value than its class allows. */
    private static void examineFloor(
            String at, MaskingForm form, FieldKind kind, @Nullable SensitivityClass named, List<PolicyFault> faults) {
        SortedMap<SensitivityClass, MaskingForm> floors =
                new TreeMap<>(FormFloors.standard().of(kind));
        if (named != null) {
            floors.keySet().retainAll(Set.of(named));
        }
        if (floors.isEmpty()) {
            faults.add(new PolicyFault(at + ".form", "this kind has no form of a line's own in this class"));
        }
        floors.forEach((sensitivity, floor) -> {
            if (!form.leavesNoMoreThan(floor)) {
                faults.add(new PolicyFault(
                        at + ".form", "leaves no more than " + floor.word() + " of this kind in " + sensitivity));
            }
        });
    }

    private static Optional<Role> role(String word) {
        return Role.ofWord(word)
                .filter(role -> role.kind() == Role.Kind.STAFF || role == Role.LOAN_SYSTEM || role == Role.PARTNER);
    }

    private static Channel channelOf(Role role) {
        return switch (role.kind()) {
            case STAFF, SUBJECT -> Channel.STAFF_SCREEN;
            case SYSTEM -> role == Role.PARTNER ? Channel.PARTNER : Channel.SYSTEM;
        };
    }

    private static <E extends Enum<E>> @Nullable E one(
            String field, Class<E> words, @Nullable String word, List<PolicyFault> faults) {
        if (word == null) {
            return null;
        }
        E[] known = words.getEnumConstants();
        Optional<E> found =
                Arrays.stream(known).filter(one -> one.name().equals(word)).findAny();
        if (found.isEmpty()) {
            faults.add(new PolicyFault(
                    field, "one of " + Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "))));
        }
        return found.orElse(null);
    }

    private static String basis(String at, String proposed, List<PolicyFault> faults) {
        String text = proposed.strip();
        boolean visible = text.codePoints()
                .noneMatch(character -> Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.UNASSIGNED
                        || Character.getType(character) == Character.PRIVATE_USE
                        || Character.getType(character) == Character.LINE_SEPARATOR
                        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR);
        if (text.isEmpty() || text.length() > LONGEST_BASIS || !visible || PersonalDataInWording.isIn(text)) {
            faults.add(new PolicyFault(
                    at + ".basis",
                    String.format(
                            Locale.ROOT,
                            "one line of 1 to %d visible characters, without a person's number",
                            LONGEST_BASIS)));
        }
        return text;
    }
}
