package cn.zhengxin.authorization.admission.web;

import cn.zhengxin.authorization.admission.application.ApplyForAccount;
import cn.zhengxin.authorization.admission.application.ApplyForAccountCommand;
import cn.zhengxin.authorization.admission.application.ApproveOperator;
import cn.zhengxin.authorization.admission.application.ApproveOperatorCommand;
import cn.zhengxin.authorization.admission.application.OpenOperator;
import cn.zhengxin.authorization.admission.application.OpenOperatorCommand;
import cn.zhengxin.authorization.admission.application.RecordQualification;
import cn.zhengxin.authorization.admission.application.RecordQualificationCommand;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.authorization.operator.model.Qualification;
import cn.zhengxin.authorization.operator.model.QualificationKind;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.operator.web.RoleWords;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** From an application to an open account (O5). Each answer is the operator as it stands then. */
@RestController
@Tag(name = "Admission of operators")
class AdmissionController {

    private static final String BASE = "/api/v1/operators";
    private static final String ONE = BASE + "/{account}";

    private final CurrentRequester currentRequester;
    private final ApplyForAccount applyForAccount;
    private final RecordQualification recordQualification;
    private final ApproveOperator approveOperator;
    private final OpenOperator openOperator;
    private final OperatorAnswers answers;

    AdmissionController(
            CurrentRequester currentRequester,
            ApplyForAccount applyForAccount,
            RecordQualification recordQualification,
            ApproveOperator approveOperator,
            OpenOperator openOperator,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.applyForAccount = applyForAccount;
        this.recordQualification = recordQualification;
        this.approveOperator = approveOperator;
        this.openOperator = openOperator;
        this.answers = answers;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "applyForAccount",
            summary = "Apply for an account",
            description = "O1, O2, O3, O5: the institution's administrator for its own operators, the province for an "
                    + "institution's administrator. The account can do nothing until it is opened.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> apply(@RequestBody @Valid ApplicationRequest request) {
        var stated = request.identity();
        var identity = stated == null
                ? Optional.<IdentityDocument>empty()
                : IdentityDocument.tryParse(stated.documentType(), stated.documentNumber());
        if (stated != null && identity.isEmpty()) {
            return Problems.invalid(
                    List.of(new FieldProblem("identity.documentNumber", "is not the number of such a document")));
        }
        return answers.created(applyForAccount.handle(new ApplyForAccountCommand(
                new Account(request.account()),
                request.employeeNumber(),
                new Place(request.institution(), request.branch()),
                RoleWords.roles(request.roles()),
                identity.orElse(null),
                currentRequester.requester())));
    }

    @PostMapping(ONE + "/exam-results")
    @Operation(
            operationId = "recordExamResult",
            summary = "Record the result of an exam",
            description = "O5, O6: by the administrator in charge; each exam once.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> exam(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ExamResultRequest request) {
        return record(
                account,
                ifMatch,
                new Qualification(QualificationKind.EXAM, request.examId(), request.date(), request.percent()));
    }

    @PostMapping(ONE + "/trainings")
    @Operation(
            operationId = "recordTraining",
            summary = "Record a training",
            description = "O5: by the administrator in charge; each training once.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> training(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid TrainingRequest request) {
        return record(
                account,
                ifMatch,
                new Qualification(QualificationKind.TRAINING, request.trainingId(), request.date(), null));
    }

    @PostMapping(ONE + "/confidentiality-agreements")
    @Operation(
            operationId = "recordConfidentialityAgreement",
            summary = "Record a signed confidentiality agreement",
            description = "O5: by the administrator in charge; each document once.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> agreement(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid AgreementRequest request) {
        return record(
                account,
                ifMatch,
                new Qualification(
                        QualificationKind.CONFIDENTIALITY_AGREEMENT, request.documentId(), request.date(), null));
    }

    private ResponseEntity<?> record(String account, @Nullable String ifMatch, Qualification qualification) {
        return answers.of(recordQualification.handle(new RecordQualificationCommand(
                new Account(account), EntityVersion.expected(ifMatch), qualification, currentRequester.requester())));
    }

    @SecondPerson
    @PostMapping(ONE + "/approvals")
    @Operation(
            operationId = "approveOperator",
            summary = "Approve an opening or a return as another person",
            description =
                    "O1, O5, O6, O7: the institution's department head or compliance officer first, then a province "
                            + "administrator; a return by the institution alone. Nobody approves what they applied for, twice, "
                            + "or for themself.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> approve(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answers.of(approveOperator.handle(new ApproveOperatorCommand(
                new Account(account), EntityVersion.expected(ifMatch), currentRequester.requester())));
    }

    @PostMapping(ONE + "/opening")
    @Operation(
            operationId = "openOperator",
            summary = "Open an account",
            description = "O5: everything missing is named in one answer.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> open(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answers.of(openOperator.handle(new OpenOperatorCommand(
                new Account(account), EntityVersion.expected(ifMatch), currentRequester.requester())));
    }
}
