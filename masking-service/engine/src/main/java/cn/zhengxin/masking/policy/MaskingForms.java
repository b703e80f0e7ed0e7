package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.FieldKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules' vocabulary: which form a rule gives to the values of a kind. Data, so that a form changes without a program. */
public final class MaskingForms {

    private static final Pattern LINE = Pattern.compile("([a-z-]+),([A-Z]+),(?:\"([^\"]+)\"|([^\",]+))");
    private static final MaskingForms STANDARD = read("/vocabulary/masking-forms.csv");

    private final Map<MaskingRule, Map<FieldKind, MaskingForm>> forms;

    private MaskingForms(Map<MaskingRule, Map<FieldKind, MaskingForm>> forms) {
        this.forms = forms;
    }

    /** The forms that hold where a policy has none of its own. */
    public static MaskingForms standard() {
        return STANDARD;
    }

    /**
     * Reads lines of kind, rule and form.
     *
     * @throws IllegalArgumentException on a wrong or repeated line: half a vocabulary must not start
     */
    public static MaskingForms parse(List<String> lines) {
        Map<MaskingRule, Map<FieldKind, MaskingForm>> forms = new EnumMap<>(MaskingRule.class);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher columns = LINE.matcher(line.strip());
            if (!columns.matches()) {
                throw new IllegalArgumentException("not kind, rule and form: " + line);
            }
            String word = columns.group(3) == null ? columns.group(4) : columns.group(3);
            FieldKind kind = FieldKind.ofWord(columns.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("no such kind: " + line));
            MaskingForm form = MaskingForm.ofWord(word == null ? "" : word)
                    .orElseThrow(() -> new IllegalArgumentException("no such form: " + line));
            if (forms.computeIfAbsent(MaskingRule.valueOf(columns.group(2)), _ -> new EnumMap<>(FieldKind.class))
                            .put(kind, form)
                    != null) {
                throw new IllegalArgumentException("listed twice: " + line);
            }
        }
        return new MaskingForms(forms);
    }

    /** These forms, with another for one kind under one rule. */
    public MaskingForms with(FieldKind kind, MaskingRule rule, MaskingForm form) {
        Map<MaskingRule, Map<FieldKind, MaskingForm>> changed = new EnumMap<>(MaskingRule.class);
        forms.forEach((of, byKind) -> changed.put(of, new EnumMap<>(byKind)));
        changed.computeIfAbsent(rule, _ -> new EnumMap<>(FieldKind.class)).put(kind, form);
        return new MaskingForms(changed);
    }

    /** What the rule leaves of a value of that kind; empty for the rules that show the value itself. */
    public Optional<MaskingForm> formOf(FieldKind kind, MaskingRule rule) {
        return switch (rule) {
            case FULL, SHOW -> Optional.empty();
            case GENERALISE -> Optional.of(listed(kind, rule).orElseGet(() -> masked(kind)));
            case RANGE -> Optional.of(kind == FieldKind.AMOUNT ? MaskingForm.Plain.RANGE : MaskingForm.Plain.STARS);
            case MASK -> Optional.of(masked(kind));
            case ENCRYPT -> Optional.of(listed(kind, rule).orElse(MaskingForm.Plain.PSEUDONYM));
            case PSEUDONYM -> Optional.of(MaskingForm.Plain.PSEUDONYM);
            case HIDE -> Optional.of(MaskingForm.Plain.STARS);
            case OMIT -> Optional.of(MaskingForm.Plain.REMOVED);
        };
    }

    private MaskingForm masked(FieldKind kind) {
        return listed(kind, MaskingRule.MASK).orElse(MaskingForm.Plain.STARS);
    }

    private Optional<MaskingForm> listed(FieldKind kind, MaskingRule rule) {
        return Optional.ofNullable(forms.getOrDefault(rule, Map.of()).get(kind));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MaskingForms those && forms.equals(those.forms);
    }

    @Override
    public int hashCode() {
        return forms.hashCode();
    }

    private static MaskingForms read(String file) {
        try (InputStream in = MaskingForms.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the vocabulary is not part of this program: " + file);
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readAllLines());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
