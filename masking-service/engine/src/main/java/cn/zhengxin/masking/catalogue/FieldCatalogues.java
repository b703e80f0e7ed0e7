package cn.zhengxin.masking.catalogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogues of all types of report. */
public final class FieldCatalogues {

    private final Map<ReportType, FieldCatalogue> byType;

    public FieldCatalogues(Map<ReportType, FieldCatalogue> byType) {
        this.byType = new EnumMap<>(byType);
    }

    public static FieldCatalogues ofAllReports() {
        return new FieldCatalogues(
                Arrays.stream(ReportType.values()).collect(Collectors.toMap(Function.identity(), FieldCatalogue::of)));
    }

    public FieldCatalogue of(ReportType type) {
        FieldCatalogue catalogue = byType.get(type);
        if (catalogue == null) {
            throw new IllegalStateException("no catalogue for this type of report");
        }
        return catalogue;
    }

    public Map<ReportType, FieldCatalogue> byType() {
        return new EnumMap<>(byType);
    }

    /** Sections of all reports. */
    public SortedSet<String> sections() {
        return fields().stream().map(CataloguedField::section).collect(Collectors.toCollection(TreeSet::new));
    }

    public List<CataloguedField> fields() {
        return byType.values().stream()
                .flatMap(catalogue -> catalogue.fields().stream())
                .toList();
    }
}
