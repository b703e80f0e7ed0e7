package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.AuditProblem;
import cn.zhengxin.audit.ExpectedVersion;
import cn.zhengxin.audit.alert.application.AlertChange;
import cn.zhengxin.audit.alert.application.AlertClocks;
import cn.zhengxin.audit.alert.application.AlertFilter;
import cn.zhengxin.audit.alert.application.AlertReader;
import cn.zhengxin.audit.alert.application.Alerts;
import cn.zhengxin.audit.alert.application.CheckAlert;
import cn.zhengxin.audit.alert.application.DecideFinding;
import cn.zhengxin.audit.alert.application.ProposeFinding;
import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.AlertState;
import cn.zhengxin.audit.secondperson.SecondPerson;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts: looked at, found upon by one person, closed by another. */
@RestController
@RequestMapping(AlertAccess.BASE)
@Tag(
        name = "alerts",
        description =
                "Suspicions that somebody looks into within two hours and closes with a finding within a day (U7).")
class AlertController {

    private final Alerts alerts;
    private final CheckAlert check;
    private final ProposeFinding propose;
    private final DecideFinding decide;
    private final AlertReaders readers;
    private final AlertClocks clocks;
    private final Clock clock;

    AlertController(
            Alerts alerts,
            CheckAlert check,
            ProposeFinding propose,
            DecideFinding decide,
            AlertReaders readers,
            AlertClocks clocks,
            Clock clock) {
        this.alerts = alerts;
        this.check = check;
        this.propose = propose;
        this.decide = decide;
        this.readers = readers;
        this.clocks = clocks;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Alerts, newest first",
            description =
                    "Those of the institution, or all for the head institution and auditors; nobody sees one about themself.",
            operationId = "listAlerts")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = AlertPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable AlertState state,
            @RequestParam(required = false) @Nullable AlertLevel level,
            @RequestParam(required = false) @Nullable @Size(max = 64) String institution,
            @RequestParam(required = false) @Nullable @Size(max = 128) String account,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        Instant now = clock.instant();
        var found = alerts.page(
                readers.of(person, Optional.empty()),
                new AlertFilter(state, level, institution, account, overdue),
                clocks.terms(),
                now,
                cursor == null ? null : new AlertId(cursor),
                limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return ResponseEntity.ok(new AlertPageResponse(
                shown.stream()
                        .map(alert -> AlertResponse.of(alert, clocks.terms(), now))
                        .toList(),
                found.size() > limit ? shown.getLast().facts().id().value() : null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One alert", operationId = "getAlert")
    @ApiResponse(
            responseCode = "200",
            description = "What was seen and what became of it",
            content = @Content(schema = @Schema(implementation = AlertResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        AlertReader reader = readers.of(person, Optional.empty());
        return alerts.find(new AlertId(id))
                .filter(alert -> reader.maySee(alert.facts()))
                .<ResponseEntity<?>>map(this::answer)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping("/{id}/check")
    @Operation(
            summary = "Look at an alert for the first time",
            description = "U7: within two hours, by risk or compliance of the institution or of the head institution.",
            operationId = "checkAlert")
    @ApiResponse(
            responseCode = "200",
            description = "Looked at",
            content = @Content(schema = @Schema(implementation = AlertResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Looked at before",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> check(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(caller, terminal, reader -> check.handle(new AlertId(id), reader, ExpectedVersion.of(ifMatch)));
    }

    @PostMapping("/{id}/finding")
    @Operation(
            summary = "Propose a finding",
            description =
                    "U7: confirmed, with the violation; or not, with the ground. A second person agrees to it or turns it down. "
                            + "What was found out stands in the file that the reference names.",
            operationId = "proposeAlertFinding")
    @ApiResponse(
            responseCode = "200",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = AlertResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Nothing was kept",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Nobody has looked at it, or a finding is there already",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> propose(
            @PathVariable UUID id,
            @Valid @RequestBody FindingRequest finding,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        var contradictions = finding.contradictions();
        if (!contradictions.isEmpty()) {
            return Problems.invalid(contradictions);
        }
        return change(
                caller,
                terminal,
                reader -> propose.handle(new AlertId(id), finding.toFinding(), reader, ExpectedVersion.of(ifMatch)));
    }

    @SecondPerson
    @PostMapping("/{id}/finding-decision")
    @Operation(
            summary = "Agree to a finding as the second person, or turn it down",
            description =
                    "O1, U7: a compliance officer of the institution or of the head institution, never the proposer, under this account "
                            + "or another. Agreed, the alert is closed for good; turned down, a finding is to be proposed again.",
            operationId = "decideAlertFinding")
    @ApiResponse(
            responseCode = "200",
            description = "Closed, or to be looked into again",
            content = @Content(schema = @Schema(implementation = AlertResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own finding",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "No finding waits",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @Valid @RequestBody FindingDecisionRequest decision,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(
                caller,
                terminal,
                reader -> decide.handle(new AlertId(id), decision.word(), reader, ExpectedVersion.of(ifMatch)));
    }

    private ResponseEntity<?> change(
            Caller caller, Optional<Terminal> terminal, Function<AlertReader, AlertChange> step) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        return switch (step.apply(readers.of(person, terminal))) {
            case AlertChange.Changed(var changed) -> answer(changed);
            case AlertChange.Unknown() -> Problems.of(EdgeProblem.NOT_FOUND);
            case AlertChange.VersionOutOfDate() -> ExpectedVersion.outOfDate();
            case AlertChange.NotInThisState() -> Problems.of(AuditProblem.ALERT_NOT_IN_THIS_STATE);
            case AlertChange.NotIndependent() -> Problems.of(AuditProblem.O1);
        };
    }

    private ResponseEntity<?> answer(Alert alert) {
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.eTag(alert.version()))
                .body(AlertResponse.of(alert, clocks.terms(), clock.instant()));
    }
}
