package cn.zhengxin.query.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** A7: what of a masked report is summary. Header and summaries count, accounts and records one by one do not. */
final class ReportSummary {

    /** Header and summaries of the personal report, header and summary of the enterprise's. */
    private static final Set<String> SECTIONS = Set.of("PA01", "PC01", "PC02", "PC03", "PC04", "PC05", "EA01", "EB01");

    private ReportSummary() {}

    /** Nothing else of the report, and not the names of what else there is. */
    static MaskedCreditReport of(MaskedCreditReport masked) {
        var sections = new LinkedHashMap<>(masked.sections());
        sections.keySet().retainAll(SECTIONS);
        return new MaskedCreditReport(masked.policyVersion(), sections, List.of());
    }
}
