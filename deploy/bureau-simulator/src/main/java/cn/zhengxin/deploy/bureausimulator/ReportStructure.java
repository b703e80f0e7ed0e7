package cn.zhengxin.deploy.bureausimulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The elements of a report, read from the tables of {@code contract/report-structure.md}: what is documented is what is
 * answered.
 */
public final class ReportStructure {

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| ([a-z-]+) \\|");
    private static final Pattern CHAPTER = Pattern.compile("^## (Personal|Enterprise) report\\b.*");

    /**
     * One element.
     *
     * @param kind the sort of value as the document names it; {@code group} for an element with children
     */
    record Node(String name, boolean repeats, String kind, List<Node> children) {}

    private final List<Node> sections;

    private ReportStructure(List<Node> sections) {
        this.sections = List.copyOf(sections);
    }

    public static ReportStructure of(ReportType type) {
        String wanted = switch (type) {
            case PERSONAL -> "Personal";
            case ENTERPRISE -> "Enterprise";
        };
        var sections = new ArrayList<Node>();
        boolean inside = false;
        for (String line : document().lines().toList()) {
            var chapter = CHAPTER.matcher(line);
            if (chapter.matches()) {
                inside = chapter.group(1).equals(wanted);
            }
            var row = ROW.matcher(line);
            if (inside && row.find()) {
                add(sections, row.group(1), row.group(2));
            }
        }
        if (sections.isEmpty()) {
            throw new IllegalStateException("The structure document holds no table for " + type);
        }
        return new ReportStructure(sections);
    }

    private static void add(List<Node> sections, String path, String kind) {
        List<Node> siblings = sections;
        int start = 0;
        while (start <= path.length()) {
            int dot = path.indexOf('.', start);
            String step = path.substring(start, dot < 0 ? path.length() : dot);
            boolean repeats = step.endsWith("[]");
            String name = repeats ? step.substring(0, step.length() - 2) : step;
            Node known = siblings.stream()
                    .filter(node -> node.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                // Sections have no row of their own; every other group does.
                known = new Node(name, repeats, dot < 0 ? kind : "group", new ArrayList<>());
                siblings.add(known);
            }
            if (dot < 0) {
                return;
            }
            siblings = known.children();
            start = dot + 1;
        }
    }

    List<Node> sections() {
        return sections;
    }

    /** The paths of all leaves, repeated elements marked {@code []}, in document order. */
    public List<String> leafPaths() {
        var paths = new ArrayList<String>();
        sections.forEach(section -> collect("", section, paths));
        return paths;
    }

    private static void collect(String prefix, Node node, List<String> paths) {
        String path = prefix + node.name() + (node.repeats() ? "[]" : "");
        if (node.children().isEmpty()) {
            paths.add(path);
        }
        node.children().forEach(child -> collect(path + ".", child, paths));
    }

    /** Names of the elements that always become an array in the JSON form. */
    public Set<String> repeatingElements() {
        var names = new LinkedHashSet<String>();
        sections.forEach(section -> collectRepeating(section, names));
        return names;
    }

    private static void collectRepeating(Node node, Set<String> names) {
        if (node.repeats()) {
            names.add(node.name());
        }
        node.children().forEach(child -> collectRepeating(child, names));
    }

    private static String document() {
        String resource = "/bureau-contract/report-structure.md";
        try (InputStream in = ReportStructure.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
