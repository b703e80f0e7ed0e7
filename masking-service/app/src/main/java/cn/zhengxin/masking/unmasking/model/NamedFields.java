package cn.zhengxin.masking.unmasking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a report that are to be shown in full, by path or by kind.
 *
 * @param paths of elements, without the marks of repetition: all items of a list
 */
public record NamedFields(Set<String> paths, Set<FieldKind> kinds) {

    /** Somebody who names more wants the whole report. */
    public static final int MOST = 20;

    public NamedFields {
        paths = Set.copyOf(paths);
        kinds = Set.copyOf(kinds);
        if (paths.isEmpty() && kinds.isEmpty()) {
            throw new IllegalArgumentException("An unmasking names fields");
        }
    }

    public boolean cover(CataloguedField field) {
        return paths.contains(field.path()) || kinds.contains(field.kind());
    }

    /**
     * Reads what somebody wrote. Empty where something is wrong with it, which is then among the faults.
     *
     * @param catalogue of the report they are to be shown of
     */
    static Optional<NamedFields> read(
            List<String> paths, List<String> kinds, FieldCatalogue catalogue, List<UnmaskingFault> faults) {
        int before = faults.size();
        if (paths.size() + kinds.size() == 0 || paths.size() + kinds.size() > MOST) {
            faults.add(new UnmaskingFault("fields", "1 to " + MOST + " fields and kinds together"));
        }
        for (int i = 0; i < paths.size(); i++) {
            if (catalogue.find(paths.get(i)).isEmpty()) {
                faults.add(new UnmaskingFault("fields[" + i + "]", "the path of an element of this type of report"));
            }
        }
        var known = new ArrayList<FieldKind>();
        for (int i = 0; i < kinds.size(); i++) {
            Optional<FieldKind> kind = FieldKind.ofWord(kinds.get(i))
                    .filter(read -> catalogue.fields().stream().anyMatch(field -> field.kind() == read));
            kind.ifPresent(known::add);
            if (kind.isEmpty()) {
                faults.add(new UnmaskingFault("kinds[" + i + "]", "a kind that this type of report has"));
            }
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new NamedFields(new HashSet<>(paths), new HashSet<>(known)));
    }
}
