package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.deploy.bureausimulator.ReportElement.Group;
import cn.zhengxin.deploy.bureausimulator.ReportElement.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The JSON form of a report by the rules of {@code contract/report-structure.md}, written down a second time. */
final class ReportJson {

    private ReportJson() {}

    static Map<String, Object> of(Group group, ReportStructure structure) {
        return object(group, structure.repeatingElements());
    }

    private static Map<String, Object> object(Group group, Set<String> repeating) {
        var json = new LinkedHashMap<String, Object>();
        for (var child : group.children()) {
            Object value = switch (child) {
                case Leaf leaf -> leaf.text();
                case Group inner -> object(inner, repeating);
            };
            if (repeating.contains(child.name())) {
                @SuppressWarnings("unchecked")
                var array = (List<Object>) json.computeIfAbsent(child.name(), _ -> new ArrayList<>());
                array.add(value);
            } else if (json.put(child.name(), value) != null) {
                throw new IllegalStateException(child.name() + " repeats though nothing says so");
            }
        }
        return json;
    }

    static Set<String> leafPaths(Group document, ReportStructure structure) {
        var paths = new LinkedHashSet<String>();
        var repeating = structure.repeatingElements();
        document.children().forEach(section -> collect("", section, repeating, paths));
        return paths;
    }

    private static void collect(String prefix, ReportElement element, Set<String> repeating, Set<String> paths) {
        String path = prefix + element.name() + (repeating.contains(element.name()) ? "[]" : "");
        switch (element) {
            case Leaf _ -> paths.add(path);
            case Group group -> group.children().forEach(child -> collect(path + ".", child, repeating, paths));
        }
    }

    static List<String> texts(ReportElement element, Predicate<String> names) {
        return switch (element) {
            case Leaf leaf -> names.test(leaf.name()) ? List.of(leaf.text()) : List.of();
            case Group group ->
                group.children().stream()
                        .flatMap(child -> texts(child, names).stream())
                        .toList();
        };
    }
}
