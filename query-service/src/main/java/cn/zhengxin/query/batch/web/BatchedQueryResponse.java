package cn.zhengxin.query.batch.web;

import cn.zhengxin.query.batch.application.ListedQuery;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.sensitivetypes.DocumentType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row with what came of it; of its subject, what is shown by default (M2). The report is seen at its query's own address.
 *
 * @param row as a spread-sheet program counts
 * @param queryId absent while no query was made for the row
 * @param queryState how far the query has come by now, which may be further than the row
 * @param rules that refused, or ask for a review
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchedQueryResponse(
        int row,
        RowState state,
        @Nullable UUID queryId,
        CreditQuery.@Nullable State queryState,
        List<String> rules,
        UUID authorizationId,
        ReportType reportType,
        Purpose purpose,
        String businessReference,
        @Nullable Trigger trigger,
        MaskedSubjectResponse subject,
        @Nullable Instant settledAt) {

    BatchedQueryResponse {
        rules = List.copyOf(rules);
    }

    record MaskedSubjectResponse(String name, DocumentType documentType, String documentNumber) {}

    static BatchedQueryResponse of(ListedQuery listed) {
        var row = listed.row();
        var query = listed.query();
        return new BatchedQueryResponse(
                row.number(),
                listed.state(),
                query == null ? null : query.value(),
                listed.queryState(),
                listed.rules(),
                row.authorization().value(),
                row.reportType(),
                row.purpose(),
                row.businessReference().value(),
                row.trigger(),
                new MaskedSubjectResponse(
                        row.subject().name().masked(),
                        row.subject().document().type(),
                        row.subject().document().masked()),
                listed.settledAt());
    }
}
