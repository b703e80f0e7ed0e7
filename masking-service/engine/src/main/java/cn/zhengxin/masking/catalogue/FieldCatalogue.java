package cn.zhengxin.masking.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All known elements of one type of report, read from the reviewed data file of that type. */
public final class FieldCatalogue {

    private static final String REPEATED = "[]";

    private final Map<String, CataloguedField> fields;
    private final Set<String> groups;
    private final Set<String> lists;

    private FieldCatalogue(Map<String, CataloguedField> fields, Set<String> lists) {
        this.fields = fields;
        this.lists = lists;
        this.groups = new HashSet<>();
        for (String path : fields.keySet()) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                groups.add(path.substring(0, dot));
            }
        }
    }

    public static FieldCatalogue of(ReportType type) {
        String file = "/catalogue/" + type.name().toLowerCase(Locale.ROOT) + "-report.csv";
        try (InputStream in = FieldCatalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue is not part of this program: " + file);
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readAllLines());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads lines of path, class and kind, separated by commas; further columns are for the reader.
     *
     * @throws IllegalArgumentException on a wrong or repeated line: half a catalogue must not start
     */
    public static FieldCatalogue parse(List<String> lines) {
        Map<String, CataloguedField> fields = new LinkedHashMap<>();
        Set<String> lists = new HashSet<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> columns = columns(line);
            if (columns.size() < 3) {
                throw new IllegalArgumentException("not path, class and kind: " + line);
            }
            String marked = columns.getFirst();
            String path = marked.replace(REPEATED, "");
            for (int at = marked.indexOf(REPEATED); at >= 0; at = marked.indexOf(REPEATED, at + 1)) {
                lists.add(marked.substring(0, at).replace(REPEATED, ""));
            }
            FieldKind kind = FieldKind.ofWord(columns.get(2))
                    .orElseThrow(() -> new IllegalArgumentException("no such kind: " + line));
            CataloguedField field = new CataloguedField(path, SensitivityClass.valueOf(columns.get(1)), kind);
            if (fields.put(path, field) != null) {
                throw new IllegalArgumentException("listed twice: " + path);
            }
        }
        return new FieldCatalogue(fields, lists);
    }

    /** Empty for an element nobody has classified; such an element is never shown (M1). */
    public Optional<CataloguedField> find(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    /** Whether classified elements stand below this path. */
    public boolean isGroup(String path) {
        return groups.contains(path);
    }

    /** Whether there may be several of this group or element, so that one of them is named by its place. */
    public boolean isList(String path) {
        return lists.contains(path);
    }

    public List<CataloguedField> fields() {
        return Collections.unmodifiableList(new ArrayList<>(fields.values()));
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            columns.add(line.substring(from, comma).strip());
            from = comma + 1;
        }
        columns.add(line.substring(from).strip());
        return columns;
    }
}
