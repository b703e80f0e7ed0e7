package cn.zhengxin.dispute.subjectrights;

import cn.zhengxin.dispute.requester.CurrentRequester;
import cn.zhengxin.dispute.subjectrights.QueriesOnMeResponse.Item;
import cn.zhengxin.dispute.subjectrights.QueriesOnMeResponse.ProofState;
import cn.zhengxin.dispute.subjectrights.ShowQueriesOnMe.ProvenQuery;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Queries on me", description = "What the person concerned may know (D7)")
class MyQueriesController {

    private final ShowQueriesOnMe showQueriesOnMe;
    private final CurrentRequester current;

    MyQueriesController(ShowQueriesOnMe showQueriesOnMe, CurrentRequester current) {
        this.showQueriesOnMe = showQueriesOnMe;
        this.current = current;
    }

    @GetMapping("/api/v1/my/queries")
    @Operation(
            summary = "List the queries made on the customer",
            description = "When, by which institution, for what purpose, under which authorization, with a proof each.")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = QueriesOnMeResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > 50) {
            return Problems.invalid(List.of(new FieldProblem("limit", "is between 1 and 50")));
        }
        var page = showQueriesOnMe.handle(current.subject(), cursor, limit);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new QueriesOnMeResponse(
                        page.queries().stream().map(MyQueriesController::item).toList(),
                        page.next().orElse(null)));
    }

    private static Item item(ProvenQuery proven) {
        var query = proven.query();
        return new Item(
                query.id(),
                query.time(),
                query.institution(),
                query.purpose(),
                query.authorizationId(),
                query.state(),
                query.reportType(),
                query.eventId(),
                proven.proof().isPresent() ? ProofState.PROVEN : ProofState.PENDING,
                proven.proof().orElse(null));
    }
}
