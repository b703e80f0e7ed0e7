package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.query.disclosure.RelatedParty;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The related parties of an enterprise, as its report names them and as this viewer may see them (Q15).
 *
 * @param views how often the report was shown to anybody, this view included
 */
record RelatedPartiesResponse(
        UUID queryId,
        ReportResponse.WatermarkResponse watermark,
        int policyVersion,
        List<RelatedPartyResponse> relatedParties,
        int views) {

    record RelatedPartyResponse(
            RelatedParty.Relation relation,
            RelatedParty.Kind kind,
            @Nullable String name,
            @Nullable String documentNumber,
            SeparateQueryResponse separateQuery) {
        @Override
        public String toString() {
            return "RelatedPartyResponse[" + relation + "]";
        }
    }

    /**
     * What a report on the party would need. This query covers none of it.
     *
     * @param purpose that fits; null where the party would have to apply, or stand surety, itself
     * @param ownAuthorization always true: no authorization of the enterprise covers another subject (A6, A9)
     */
    record SeparateQueryResponse(
            ReportType reportType, @Nullable Purpose purpose, boolean ownAuthorization) {}

    @Override
    public String toString() {
        return "RelatedPartiesResponse[" + queryId + "]";
    }
}
