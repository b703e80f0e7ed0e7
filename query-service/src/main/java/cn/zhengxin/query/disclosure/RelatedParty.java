package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import org.jspecify.annotations.Nullable;

/**
 * Q15: a person or an enterprise that an enterprise's report names beside the enterprise itself, as far as this viewer may see them. That a
 * report names them permits nothing: a report on one of them is a query of its own, with an authorization of their own, through the whole gate.
 *
 * @param name masked; null where it is withheld
 * @param documentNumber masked; null where it is withheld
 */
public record RelatedParty(
        Relation relation,
        Kind kind,
        @Nullable String name,
        @Nullable String documentNumber) {

    /** What they are to the enterprise. */
    public enum Relation {
        INVESTOR,
        PRINCIPAL_OFFICER,
        SUPERIOR_ORGANISATION,
        ACTUAL_CONTROLLER,
        /** Whose debt the enterprise stands in for. */
        PRINCIPAL_BORROWER
    }

    /** What sort of subject they would be. */
    public enum Kind {
        PERSON(ReportType.PERSONAL),
        ENTERPRISE(ReportType.ENTERPRISE);

        private final ReportType reportType;

        Kind(ReportType reportType) {
            this.reportType = reportType;
        }
    }

    /** The type of report a separate query would be for. */
    public ReportType reportType() {
        return kind.reportType;
    }

    /** The purpose that fits a query on them in this capacity; null where they would have to apply, or stand surety, themselves. */
    public @Nullable Purpose purpose() {
        return kind == Kind.PERSON ? Purpose.ENTERPRISE_APPLICANT_RELATED_PERSON : null;
    }

    @Override
    public String toString() {
        return "RelatedParty[" + relation + ", " + kind + "]";
    }
}
