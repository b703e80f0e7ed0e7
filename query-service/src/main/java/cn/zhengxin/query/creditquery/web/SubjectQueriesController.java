package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.NoticeStates;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For services only: what was asked about a subject, by pseudonym (D7). */
@RestController
@Tag(name = "internal", description = "For other services of the platform.")
class SubjectQueriesController {

    private static final Set<String> SETTLING = Set.of(
            "QueryRefused",
            "QueryReviewRejected",
            "QueryAnswered",
            "QueryAnsweredFromReport",
            "QueryFoundNoRecord",
            "QueryRejectedByBureau",
            "QueryFailed");

    private final FindCreditQueries find;
    private final NoticeStates notices;
    private final CreditQueryMapper mapper;

    SubjectQueriesController(FindCreditQueries find, NoticeStates notices, CreditQueryMapper mapper) {
        this.find = find;
        this.notices = notices;
        this.mapper = mapper;
    }

    @GetMapping("/internal/v1/subjects/{subjectReference}/queries")
    @Operation(summary = "Every query on a subject, newest first", operationId = "listQueriesOnSubject")
    @ApiResponse(
            responseCode = "200",
            description = "The queries; empty when nothing was asked",
            content = @Content(schema = @Schema(implementation = SubjectQueriesResponse.class)))
    ResponseEntity<?> onSubject(@PathVariable String subjectReference) {
        if (!SubjectReference.isReference(subjectReference)) {
            return Problems.of(EdgeProblem.INVALID_REQUEST);
        }
        var found = find.onSubject(new SubjectReference(subjectReference));
        Map<CreditQueryId, NoticeStates.NoticeTold> told =
                notices.of(found.stream().map(one -> one.query().id()).toList());
        return ResponseEntity.ok(new SubjectQueriesResponse(
                subjectReference,
                found.stream().map(one -> item(one, told.get(one.query().id()))).toList()));
    }

    private SubjectQueriesResponse.Item item(
            FindCreditQueries.OnSubject found, NoticeStates.@Nullable NoticeTold told) {
        var query = found.query();
        var particulars = query.particulars();
        return new SubjectQueriesResponse.Item(
                query.id().value(),
                particulars.submittedAt(),
                particulars.requester().institution(),
                particulars.purpose(),
                particulars.authorization().value(),
                query.state(),
                particulars.reportType(),
                tellingOf(found.entries()).eventId(),
                told == null ? null : mapper.notice(told),
                found.entries().stream().map(mapper::event).toList());
    }

    private static QueryJournal.Entry tellingOf(List<QueryJournal.Entry> entries) {
        return entries.stream()
                .filter(entry -> SETTLING.contains(entry.type()))
                .findFirst()
                .orElseGet(entries::getLast); // the attempt at least is always told
    }
}
