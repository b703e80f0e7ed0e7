package cn.zhengxin.masking.unmasking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a report that are to be shown in full, by path or by kind.
 *
 * @param paths of elements: of a list all items, or one by its place from nought, {@code PB01.PB01B.PB01BH[0].PB01BQ01}
 */
public record NamedFields(Set<String> paths, Set<FieldKind> kinds) {

    /** Somebody who names more wants the whole report. */
    public static final int MOST = 20;

    private static final Pattern PART = Pattern.compile("([^\\[\\]]+)(\\[(?:0|[1-9][0-9]{0,3})])?");
    private static final Pattern PLACE = Pattern.compile("\\[(?:0|[1-9][0-9]{0,3})]");

    public NamedFields {
        paths = Set.copyOf(paths);
        kinds = Set.copyOf(kinds);
        if (paths.isEmpty() && kinds.isEmpty()) {
            throw new IllegalArgumentException("An unmasking names fields");
        }
    }

    /**
     * Whether the value at a place is among them. A path names an element and no other of the same last part, nor the same element of
     * another item than the one it names.
     *
     * @param place the field's path with the places of all list items on the way
     */
    public boolean cover(CataloguedField field, String place) {
        return kinds.contains(field.kind())
                || paths.contains(field.path())
                || paths.stream().anyMatch(path -> isAt(path, field, place));
    }

    private static boolean isAt(String path, CataloguedField field, String place) {
        if (!withoutPlaces(path).equals(field.path())) {
            return false;
        }
        String[] named = path.split("\\.", -1);
        String[] met = place.split("\\.", -1);
        for (int i = 0; i < named.length; i++) {
            boolean oneItem = named[i].endsWith("]");
            if (!named[i].equals(oneItem ? met[i] : withoutPlaces(met[i]))) {
                return false;
            }
        }
        return true;
    }

    private static String withoutPlaces(String path) {
        return PLACE.matcher(path).replaceAll("");
    }

    private static boolean isKnown(String path, FieldCatalogue catalogue) {
        StringBuilder way = new StringBuilder();
        for (String part : path.split("\\.", -1)) {
            Matcher named = PART.matcher(part);
            if (!named.matches()) {
                return false;
            }
            way.append(way.isEmpty() ? "" : ".").append(named.group(1));
            if (named.group(2) != null && !catalogue.isList(way.toString())) {
                return false;
            }
        }
        return catalogue.find(way.toString()).isPresent();
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
            if (!isKnown(paths.get(i), catalogue)) {
                faults.add(new UnmaskingFault(
                        "fields[" + i + "]",
                        "the path of an element of this type of report, with the places of list items or without"));
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
