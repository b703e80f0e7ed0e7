package cn.zhengxin.authorization.onlinesigning.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.onlinesigning.application.PresentConsent;
import cn.zhengxin.authorization.onlinesigning.application.ReadSigning;
import cn.zhengxin.authorization.onlinesigning.application.ReportReading;
import cn.zhengxin.authorization.onlinesigning.application.RequestSmsCode;
import cn.zhengxin.authorization.onlinesigning.application.SignOnline;
import cn.zhengxin.authorization.onlinesigning.application.StepOutcome;
import cn.zhengxin.authorization.onlinesigning.application.SubmitBiometricCheck;
import cn.zhengxin.authorization.onlinesigning.application.TickClause;
import cn.zhengxin.authorization.onlinesigning.application.VerifySmsCode;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The subject signs an authorization online, step by step (A3). */
@RestController
@Tag(name = "Online signing")
class OnlineSigningController {

    private static final String BASE = "/api/v1/my/authorizations/{id}/signing";

    private final CurrentRequester currentRequester;
    private final ReadSigning readSigning;
    private final PresentConsent presentConsent;
    private final ReportReading reportReading;
    private final TickClause tickClause;
    private final RequestSmsCode requestSmsCode;
    private final VerifySmsCode verifySmsCode;
    private final SubmitBiometricCheck submitBiometricCheck;
    private final SignOnline signOnline;

    OnlineSigningController(
            CurrentRequester currentRequester,
            ReadSigning readSigning,
            PresentConsent presentConsent,
            ReportReading reportReading,
            TickClause tickClause,
            RequestSmsCode requestSmsCode,
            VerifySmsCode verifySmsCode,
            SubmitBiometricCheck submitBiometricCheck,
            SignOnline signOnline) {
        this.currentRequester = currentRequester;
        this.readSigning = readSigning;
        this.presentConsent = presentConsent;
        this.reportReading = reportReading;
        this.tickClause = tickClause;
        this.requestSmsCode = requestSmsCode;
        this.verifySmsCode = verifySmsCode;
        this.submitBiometricCheck = submitBiometricCheck;
        this.signOnline = signOnline;
    }

    @GetMapping(BASE)
    @Operation(operationId = "readOnlineSigning", summary = "How far the signing has come, and what is missing")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return answer(id, readSigning.handle(new AuthorizationId(id), currentRequester.requester()));
    }

    @GetMapping(BASE + "/presentation")
    @Operation(
            operationId = "presentConsent",
            summary = "The full text to be signed, with its key clauses",
            description = "A3: that it was given out is on record, with time and digest.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PresentationResponse.class)))
    ResponseEntity<?> presentation(@PathVariable("id") UUID id) {
        return answer(id, presentConsent.handle(new AuthorizationId(id), currentRequester.requester()));
    }

    @PostMapping(BASE + "/reading")
    @Operation(operationId = "reportReading", summary = "Report that the text was opened and scrolled to its end")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> reading(@PathVariable("id") UUID id, @RequestBody @Valid ReadingRequest request) {
        return answer(
                id,
                reportReading.handle(
                        new AuthorizationId(id),
                        request.presentation(),
                        instant(request.openedAt()),
                        instant(request.scrolledToEndAt()),
                        currentRequester.requester()));
    }

    @PostMapping(BASE + "/consents")
    @Operation(
            operationId = "tickKeyClause",
            summary = "Consent to one key clause",
            description = "A3: each by itself, after the text was presented, not preset, not bundled.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> consent(@PathVariable("id") UUID id, @RequestBody @Valid ConsentRequest request) {
        return answer(id, tickClause.handle(new AuthorizationId(id), request.toTick(), currentRequester.requester()));
    }

    @PostMapping(BASE + "/sms-codes")
    @Operation(operationId = "requestSmsCode", summary = "Have a code sent to the phone the authorization names")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> smsCode(@PathVariable("id") UUID id) {
        return answer(id, requestSmsCode.handle(new AuthorizationId(id), currentRequester.requester()));
    }

    @PostMapping(BASE + "/sms-codes/verification")
    @Operation(
            operationId = "verifySmsCode",
            summary = "Verify the code that was sent last",
            description = "A3: five tries for a code, then another has to be sent.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> smsCodeVerification(@PathVariable("id") UUID id, @RequestBody @Valid SmsCodeRequest request) {
        return answer(id, verifySmsCode.handle(new AuthorizationId(id), request.code(), currentRequester.requester()));
    }

    @PostMapping(BASE + "/biometric-checks")
    @Operation(
            operationId = "submitBiometricCheck",
            summary = "Hand in the token of a biometric check",
            description = "A3: the provider is asked for the outcome; what the device says about it is not believed.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> biometricCheck(@PathVariable("id") UUID id, @RequestBody @Valid BiometricCheckRequest request) {
        return answer(
                id,
                submitBiometricCheck.handle(new AuthorizationId(id), request.token(), currentRequester.requester()));
    }

    @PostMapping(BASE + "/signature")
    @Operation(
            operationId = "signOnline",
            summary = "Sign",
            description = "A3: everything that is missing or too old is named in one answer.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SigningResponse.class)))
    ResponseEntity<?> sign(@PathVariable("id") UUID id) {
        return answer(id, signOnline.handle(new AuthorizationId(id), currentRequester.requester()));
    }

    private ResponseEntity<?> answer(UUID id, StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Recorded recorded -> ok(SigningResponse.of(id, recorded));
            case StepOutcome.Presented presented -> ok(PresentationResponse.of(id, presented));
            case StepOutcome.Signed signed ->
                ResponseEntity.ok()
                        .eTag(EntityVersion.tag(signed.stored().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(SigningResponse.of(signed));
            case StepOutcome.Refused refused ->
                Refusals.of(AuthorizationProblem.A3, List.of(refused.rule()), fieldProblems(refused.faults()));
            case StepOutcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case StepOutcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case StepOutcome.OtherChannel _ -> Problems.of(AuthorizationProblem.SIGNING_CHANNEL_OTHER);
            case StepOutcome.Unavailable _ -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private static ResponseEntity<?> ok(Object body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static List<FieldProblem> fieldProblems(List<FieldFault> faults) {
        return faults.stream()
                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                .toList();
    }
}
