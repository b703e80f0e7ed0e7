package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * M1, M2: how much the form of a policy's line may leave of a value at most, by the value's kind and class. Data; a policy cannot
 * change it, and whatever a policy says is held to it once more when something is masked.
 */
public final class FormFloors {

    private static final Pattern LINE = Pattern.compile("([a-z-]+),(C[123]),(?:\"([^\"]+)\"|([^\",]+))");
    private static final FormFloors STANDARD = read("/vocabulary/form-floors.csv");

    private final Map<FieldKind, SortedMap<SensitivityClass, MaskingForm>> floors;

    private FormFloors(Map<FieldKind, SortedMap<SensitivityClass, MaskingForm>> floors) {
        this.floors = floors;
    }

    public static FormFloors standard() {
        return STANDARD;
    }

    /**
     * Reads lines of kind, class and form.
     *
     * @throws IllegalArgumentException on a wrong or repeated line: half a floor holds nothing
     */
    public static FormFloors parse(List<String> lines) {
        Map<FieldKind, SortedMap<SensitivityClass, MaskingForm>> floors = new EnumMap<>(FieldKind.class);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher columns = LINE.matcher(line.strip());
            if (!columns.matches()) {
                throw new IllegalArgumentException("not kind, class and form: " + line);
            }
            String word = columns.group(3) == null ? columns.group(4) : columns.group(3);
            FieldKind kind = FieldKind.ofWord(columns.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("no such kind: " + line));
            MaskingForm form = MaskingForm.ofWord(word == null ? "" : word)
                    .orElseThrow(() -> new IllegalArgumentException("no such form: " + line));
            if (floors.computeIfAbsent(kind, _ -> new TreeMap<>()).put(SensitivityClass.valueOf(columns.group(2)), form)
                    != null) {
                throw new IllegalArgumentException("listed twice: " + line);
            }
        }
        return new FormFloors(floors);
    }

    /** The form of which no line's form may leave more; empty where values of the kind and class have no form of a line's own. */
    public Optional<MaskingForm> of(FieldKind kind, SensitivityClass sensitivity) {
        return Optional.ofNullable(ofKind(kind).get(sensitivity));
    }

    /** Every floor of the kind, by class: what a line for all classes of its kind has to keep to. */
    public SortedMap<SensitivityClass, MaskingForm> of(FieldKind kind) {
        return Collections.unmodifiableSortedMap(ofKind(kind));
    }

    /** Whether a line may leave as much of such a field as the form does. */
    public boolean allow(MaskingForm form, CataloguedField field) {
        return of(field.kind(), field.sensitivity())
                .filter(form::leavesNoMoreThan)
                .isPresent();
    }

    private SortedMap<SensitivityClass, MaskingForm> ofKind(FieldKind kind) {
        return floors.getOrDefault(kind, new TreeMap<>());
    }

    private static FormFloors read(String file) {
        try (InputStream in = FormFloors.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the floors are not part of this program: " + file);
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readAllLines());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
