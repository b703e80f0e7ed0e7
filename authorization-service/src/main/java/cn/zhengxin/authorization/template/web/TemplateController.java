package cn.zhengxin.authorization.template.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.authorization.template.application.ApproveTemplate;
import cn.zhengxin.authorization.template.application.ProposeTemplate;
import cn.zhengxin.authorization.template.application.Templates;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the consent's text. */
@RestController
@Tag(name = "Authorization templates")
class TemplateController {

    private static final String BASE = "/api/v1/authorization-templates";
    private static final String ONE = BASE + "/{version}";
    private static final String VERSION = "[0-9.-]{1,16}";

    private final CurrentRequester currentRequester;
    private final ProposeTemplate proposeTemplate;
    private final ApproveTemplate approveTemplate;
    private final Templates templates;
    private final Clock clock;

    TemplateController(
            CurrentRequester currentRequester,
            ProposeTemplate proposeTemplate,
            ApproveTemplate approveTemplate,
            Templates templates,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.proposeTemplate = proposeTemplate;
        this.approveTemplate = approveTemplate;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping(BASE)
    @Operation(operationId = "listAuthorizationTemplates", summary = "Every version of the consent's text")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateListResponse.class)))
    ResponseEntity<?> list() {
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TemplateListResponse(templates.all().stream()
                        .map(template -> TemplateResponse.of(template, now))
                        .toList()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readAuthorizationTemplate", summary = "One version of the consent's text")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TemplateResponse.class)))
    ResponseEntity<?> read(@PathVariable("version") @Pattern(regexp = VERSION) String version) {
        return templates
                .find(version)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(TemplateResponse.of(found, clock.instant())))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "proposeAuthorizationTemplate",
            summary = "Propose a version of the consent's text",
            description =
                    "A2, A3: every key clause once, no blanket in the purpose. Every fault is named in one answer.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TemplateResponse.class)))
    ResponseEntity<?> propose(@RequestBody @Valid TemplateRequest request) {
        return switch (proposeTemplate.handle(request.toProposal(), currentRequester.requester())) {
            case ProposeTemplate.Outcome.Proposed proposed ->
                ResponseEntity.created(URI.create(
                                BASE + "/" + proposed.template().facts().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(TemplateResponse.of(proposed.template(), clock.instant()));
            case ProposeTemplate.Outcome.Faulty faulty ->
                Refusals.of(
                        AuthorizationProblem.TEMPLATE_INCOMPLETE,
                        faulty.rules(),
                        faulty.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case ProposeTemplate.Outcome.VersionTaken _ -> Problems.of(AuthorizationProblem.TEMPLATE_VERSION_TAKEN);
        };
    }

    @SecondPerson
    @PostMapping(ONE + "/approval")
    @Operation(
            operationId = "approveAuthorizationTemplate",
            summary = "Approve a proposed version as the second person",
            description = "O1: not by whoever proposed it. An approved version never changes.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TemplateResponse.class)))
    ResponseEntity<?> approve(@PathVariable("version") @Pattern(regexp = VERSION) String version) {
        return switch (approveTemplate.handle(version, currentRequester.requester())) {
            case ApproveTemplate.Outcome.Approved approved ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(TemplateResponse.of(approved.template(), clock.instant()));
            case ApproveTemplate.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case ApproveTemplate.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case ApproveTemplate.Outcome.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }
}
