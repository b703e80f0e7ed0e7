package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.ReasonMapper;
import cn.zhengxin.query.disclosure.ViewOutcome;
import cn.zhengxin.query.disclosure.ViewReport;
import cn.zhengxin.query.disclosure.Viewer;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "credit-queries")
class ReportController {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final ViewReport viewReport;
    private final ReportMapper mapper;
    private final ReasonMapper reasons;

    ReportController(ViewReport viewReport, ReportMapper mapper, ReasonMapper reasons) {
        this.viewReport = viewReport;
        this.mapper = mapper;
        this.reasons = reasons;
    }

    // These two and no other: what could be saved or printed, such as PDF or CSV, is not offered (Q14).
    @GetMapping(
            path = "/api/v1/credit-queries/{id}/report",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    @Operation(
            summary = "The report, masked for this viewer; every view is counted and on record before it is shown."
                    + " As JSON, or as a page for the browser that does not print",
            operationId = "viewReport")
    @ApiResponse(
            responseCode = "200",
            description = "The masked report with its watermark",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ReportResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "403",
            description = "Neither the requester nor the reviewer, or not at the operator's own terminal",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "406",
            description = "Neither JSON nor a page is accepted; there is nothing else",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The query has no report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "The report's days are over",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It cannot be decided what may be shown",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> view(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        boolean asPage = prefersPage(headers.getAccept());
        return viewerOf(caller, terminal)
                .<ResponseEntity<?>>map(viewer -> answer(
                        viewReport.handle(new CreditQueryId(id), viewer), shown -> asPage ? page(shown) : json(shown)))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    /** They are part of the report: whoever lists them has viewed it, and the same is asked of them as of any viewer (Q14). */
    @GetMapping(path = "/api/v1/credit-queries/{id}/related-parties", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Whom an enterprise's report names beside the enterprise, masked for this viewer, and what a separate query"
                            + " on each would need; counted and recorded as a view of the report",
            operationId = "listRelatedParties")
    @ApiResponse(
            responseCode = "200",
            description = "The related parties; none for a personal report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RelatedPartiesResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Neither the requester nor the reviewer, or not at the operator's own terminal",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The query has no report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "The report's days are over",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It cannot be decided what may be shown",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> relatedParties(
            @PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return viewerOf(caller, terminal)
                .<ResponseEntity<?>>map(
                        viewer -> answer(viewReport.handle(new CreditQueryId(id), viewer), this::relatedParties))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    private ResponseEntity<?> relatedParties(ViewOutcome.Shown shown) {
        var body = new RelatedPartiesResponse(
                shown.query().id().value(),
                mapper.watermark(shown.watermark()),
                shown.report().policyVersion(),
                shown.report().relatedParties().stream()
                        .map(party -> new RelatedPartiesResponse.RelatedPartyResponse(
                                party.relation(),
                                party.kind(),
                                party.name(),
                                party.documentNumber(),
                                new RelatedPartiesResponse.SeparateQueryResponse(
                                        party.reportType(), party.purpose(), true)))
                        .toList(),
                shown.views());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** JSON, unless the page is wanted more, as browsers do. */
    private static boolean prefersPage(List<MediaType> accepted) {
        return quality(accepted, MediaType.TEXT_HTML) > quality(accepted, MediaType.APPLICATION_JSON);
    }

    /** Of the most specific range that includes the type; the one kind named exactly comes before the other taken along. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(range -> range.includes(type))
                .min(Comparator.comparingInt(ReportController::wildcards))
                .map(range -> range.getQualityValue() + (range.isConcrete() ? 0.0001 : 0))
                .orElse(0.0);
    }

    private static int wildcards(MediaType range) {
        return range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0;
    }

    private ResponseEntity<?> answer(ViewOutcome outcome, Function<ViewOutcome.Shown, ResponseEntity<?>> showing) {
        return switch (outcome) {
            case ViewOutcome.Shown shown -> showing.apply(shown);
            case ViewOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ViewOutcome.NotInvolved() -> Problems.of(QueryProblem.Q14);
            case ViewOutcome.ViewerSuspended() -> Problems.of(QueryProblem.O11);
            case ViewOutcome.TerminalRefused(var reason) ->
                Problems.of(QueryProblem.Q2, List.of(reasons.reason(reason)));
            case ViewOutcome.NoReport(var query) ->
                Problems.of(
                        QueryProblem.REPORT_NOT_AVAILABLE,
                        List.of(),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case ViewOutcome.Expired() -> Problems.of(QueryProblem.REPORT_EXPIRED);
            case ViewOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private ResponseEntity<?> json(ViewOutcome.Shown shown) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(response(shown));
    }

    private ResponseEntity<?> page(ViewOutcome.Shown shown) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var page = new ReportPage(shown, Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", page.contentSecurityPolicy() + "; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .contentType(PAGE)
                .body(page.html().getBytes(StandardCharsets.UTF_8));
    }

    private ReportResponse response(ViewOutcome.Shown shown) {
        var particulars = shown.query().particulars();
        return new ReportResponse(
                shown.query().id().value(),
                particulars.reportType(),
                particulars.purpose(),
                mapper.watermark(shown.watermark()),
                shown.report().policyVersion(),
                mapper.marks(shown.disputeMarks()),
                shown.report().sections(),
                shown.report().withheld(),
                shown.views());
    }

    private static Optional<Viewer> viewerOf(Caller caller, Optional<Terminal> terminal) {
        Set<String> roles = caller.roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
        return switch (caller) {
            case Caller.Person person -> {
                String institution = person.institution().value();
                var employee = new Performer.Employee(
                        person.account().value(),
                        person.employeeNumber(),
                        institution,
                        terminal.map(Terminal::address).orElse(null));
                yield Optional.of(new Viewer(employee, institution, roles, Viewer.Channel.STAFF_SCREEN));
            }
            case Caller.System system
            when system.has(Role.PARTNER) ->
                system.actsFor()
                        .map(institution -> new Viewer(
                                new Performer.PartnerSystem(system.account().value(), institution.value()),
                                institution.value(),
                                Set.of(Role.PARTNER.word()),
                                Viewer.Channel.PARTNER));
            case Caller.System system ->
                system.actsFor()
                        .map(institution -> new Viewer(
                                new Performer.LendingSystem(system.account().value(), institution.value()),
                                institution.value(),
                                roles,
                                Viewer.Channel.SYSTEM));
            case Caller.Subject subject -> Optional.empty();
        };
    }
}
