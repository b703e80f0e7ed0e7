package cn.zhengxin.authorization.staffidentity;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Who operators are: administrators record it, query-service asks yes or no, nobody reads it (Q10). */
@RestController
@Tag(name = "Identities of operators")
class StaffIdentityController {

    private static final String IDENTITY = "/api/v1/operators/{account}/identity";

    private final CurrentRequester currentRequester;
    private final RecordStaffIdentity recordStaffIdentity;
    private final StaffIdentities identities;
    private final OperatorAnswers answers;

    StaffIdentityController(
            CurrentRequester currentRequester,
            RecordStaffIdentity recordStaffIdentity,
            StaffIdentities identities,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.recordStaffIdentity = recordStaffIdentity;
        this.identities = identities;
        this.answers = answers;
    }

    /** The document of the operator. Prints redacted. */
    record StaffIdentityRequest(
            @NotNull DocumentType documentType,
            @NotNull @Size(min = 1, max = 32) String documentNumber) {

        @Override
        public String toString() {
            return "StaffIdentityRequest[***]";
        }
    }

    /** Yes or no, and nothing else. */
    @Schema(name = "StaffTie")
    record TieResponse(boolean oneself, boolean colleague) {}

    @PostMapping(IDENTITY)
    @Operation(
            operationId = "recordStaffIdentity",
            summary = "Record who an operator is",
            description = "Q10, O3: by the administrator in charge; no address ever gives it back.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> record(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid StaffIdentityRequest request) {
        var document = IdentityDocument.tryParse(request.documentType(), request.documentNumber());
        if (document.isEmpty()) {
            return Problems.invalid(
                    List.of(new FieldProblem("documentNumber", "is not the number of such a document")));
        }
        return answers.of(recordStaffIdentity.handle(new RecordStaffIdentity.Command(
                new Account(account), EntityVersion.expected(ifMatch), document.get(), currentRequester.requester())));
    }

    @GetMapping("/internal/v1/operators/{account}/ties/{subjectReference}")
    @Operation(
            operationId = "tellStaffTie",
            summary = "Whether a subject is the operator, or a colleague",
            description = "Q10: by reference, for services of the platform only.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TieResponse.class)))
    ResponseEntity<?> tie(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @PathVariable("subjectReference") @Pattern(regexp = "sr_[A-Za-z0-9_-]{8,60}", message = "is no reference") String subjectReference) {
        var tie = identities.tie(new Account(account), new SubjectReference(subjectReference));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TieResponse(tie.oneself(), tie.colleague()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules staffIdentityAccessRules() {
            return registry -> registry.requestMatchers(HttpMethod.POST, IDENTITY)
                    .hasAnyRole(
                            Role.CREDIT_ADMINISTRATOR_INSTITUTION.word(), Role.CREDIT_ADMINISTRATOR_PROVINCE.word());
        }
    }
}
