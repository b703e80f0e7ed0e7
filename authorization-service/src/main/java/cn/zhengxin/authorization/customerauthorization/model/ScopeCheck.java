package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.DocumentType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A1: what is allowed, to query or to report, and which reports are in scope. */
final class ScopeCheck implements StatementCheck<ScopeCheck.Scope> {

    /** What is allowed. */
    record Scope(AuthorizationKind kind, Set<ReportType> reportTypes) {}

    @Override
    public @Nullable Scope examine(AuthorizationStatement statement, Faults faults) {
        var kind = faults.oneOf(AuthorizationKind.class, "kind", statement.kind());
        var reportTypes = reportTypes(statement.reportTypes(), faults);
        suitSubject(statement, reportTypes, faults);
        return kind == null || reportTypes.isEmpty() ? null : new Scope(kind, reportTypes);
    }

    private static Set<ReportType> reportTypes(List<@Nullable String> texts, Faults faults) {
        if (texts.isEmpty()) {
            faults.add(RuleCode.A1, "reportTypes", "at least one report type is named");
        }
        var most = ReportType.values().length;
        if (texts.size() > most) {
            faults.add(RuleCode.A1, "reportTypes", "at most " + most + " entries");
            return EnumSet.noneOf(ReportType.class);
        }
        var found = faults.severalOf(ReportType.class, "reportTypes", texts);
        if (new HashSet<>(texts).size() < texts.size()) {
            faults.add(RuleCode.A1, "reportTypes", "every report type is named once");
        }
        return found;
    }

    private static void suitSubject(AuthorizationStatement statement, Set<ReportType> reportTypes, Faults faults) {
        var documentType = Faults.named(DocumentType.class, statement.documentType());
        if (documentType.isEmpty()) {
            return;
        }
        var suitable = switch (documentType.get()) {
            case RESIDENT_ID -> ReportType.PERSONAL;
            case UNIFIED_SOCIAL_CREDIT_CODE -> ReportType.ENTERPRISE;
        };
        if (reportTypes.stream().anyMatch(type -> type != suitable)) {
            faults.add(RuleCode.A1, "reportTypes", "reports of persons for persons, of enterprises for enterprises");
        }
    }
}
