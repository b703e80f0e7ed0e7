package cn.zhengxin.authorization.partner.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.partner.application.ChangePartner;
import cn.zhengxin.authorization.partner.application.ChangePartnerCommand;
import cn.zhengxin.authorization.partner.application.PartnerChange;
import cn.zhengxin.authorization.partner.application.ReadPartners;
import cn.zhengxin.authorization.partner.application.RegisterPartner;
import cn.zhengxin.authorization.partner.application.RegisterPartnerCommand;
import cn.zhengxin.authorization.partner.application.StoredPartner;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of partner institutions (A7). */
@RestController
@Tag(name = "Partners")
class PartnerController {

    private static final String BASE = "/api/v1/partners";
    private static final String ONE = BASE + "/{code}";
    private static final String CODE = "P[0-9]{5}";

    private final CurrentRequester currentRequester;
    private final RegisterPartner registerPartner;
    private final ChangePartner changePartner;
    private final ReadPartners readPartners;
    private final Clock clock;

    PartnerController(
            CurrentRequester currentRequester,
            RegisterPartner registerPartner,
            ChangePartner changePartner,
            ReadPartners readPartners,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.registerPartner = registerPartner;
        this.changePartner = changePartner;
        this.readPartners = readPartners;
        this.clock = clock;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "registerPartner",
            summary = "Register a partner",
            description =
                    "A7: every missing or malformed element is named in one answer. A second person approves it before it counts.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> register(@RequestBody RegisterPartnerRequest request) {
        var command = new RegisterPartnerCommand(request.toStatement(), currentRequester.requester());
        return switch (registerPartner.handle(command)) {
            case RegisterPartner.Outcome.Registered registered -> {
                var stored = registered.stored();
                yield ResponseEntity.created(
                                URI.create(BASE + "/" + stored.facts().code()))
                        .eTag(EntityVersion.tag(stored.version()))
                        .cacheControl(CacheControl.noStore())
                        .body(response(stored));
            }
            case RegisterPartner.Outcome.Incomplete incomplete -> Problems.invalid(incomplete.faults());
            case RegisterPartner.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
        };
    }

    @GetMapping(BASE)
    @Operation(operationId = "listPartners", summary = "Page through partners")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerPageResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "cursor", required = false) @Pattern(regexp = CODE) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = readPartners.page(cursor, limit);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PartnerPageResponse(
                        page.partners().stream().map(this::response).toList(), page.next()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readPartner", summary = "Read a partner")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> read(@PathVariable("code") @Pattern(regexp = CODE) String code) {
        return readPartners
                .one(code)
                .<ResponseEntity<?>>map(this::ok)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @SecondPerson
    @PostMapping(ONE + "/approval")
    @Operation(
            operationId = "approvePartner",
            summary = "Approve a registered partner",
            description = "A7, O1: by a compliance officer who did not register it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> approve(
            @PathVariable("code") @Pattern(regexp = CODE) String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return change(code, ifMatch, new ChangePartnerCommand.Intent.Approve());
    }

    @PostMapping(ONE + "/suspension")
    @Operation(
            operationId = "suspendPartner",
            summary = "Suspend a partner",
            description = "A7: the next decision refuses it, and every chain that leads through it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> suspend(
            @PathVariable("code") @Pattern(regexp = CODE) String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid PartnerSuspensionRequest request) {
        return change(code, ifMatch, new ChangePartnerCommand.Intent.Suspend(request.reason()));
    }

    @SecondPerson
    @PostMapping(ONE + "/reinstatement")
    @Operation(
            operationId = "reinstatePartner",
            summary = "Let a suspended partner work again",
            description = "A7, O1: by a compliance officer who did not suspend it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> reinstate(
            @PathVariable("code") @Pattern(regexp = CODE) String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return change(code, ifMatch, new ChangePartnerCommand.Intent.Reinstate());
    }

    @PostMapping(ONE + "/ending")
    @Operation(
            operationId = "endPartner",
            summary = "End the work with a partner",
            description = "A7: the code can be registered anew, with new licences, and is then approved anew.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    ResponseEntity<?> end(
            @PathVariable("code") @Pattern(regexp = CODE) String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid PartnerEndingRequest request) {
        return change(code, ifMatch, new ChangePartnerCommand.Intent.End(request.reason()));
    }

    private ResponseEntity<?> change(String code, @Nullable String ifMatch, ChangePartnerCommand.Intent intent) {
        var command =
                new ChangePartnerCommand(code, EntityVersion.expected(ifMatch), intent, currentRequester.requester());
        return switch (changePartner.handle(command)) {
            case PartnerChange.Changed changed -> ok(changed.stored());
            case PartnerChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case PartnerChange.NotYours _ -> Problems.of(EdgeProblem.ACCESS_DENIED);
            case PartnerChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case PartnerChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case PartnerChange.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<?> ok(StoredPartner stored) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(response(stored));
    }

    private PartnerResponse response(StoredPartner stored) {
        return PartnerResponse.of(stored, clock.instant());
    }
}
