package cn.zhengxin.query.gate;

import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Reason;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class RestQueryPermissions implements QueryPermissions {

    private static final String USE = "/internal/v1/authorizations/{authorization}/uses/{use}";

    private static final String EXAMINATIONS = "/internal/v1/authorizations/{authorization}/use-examinations";

    private final AuthorizationServiceClient authorizationService;
    private final SubjectReferences references;

    RestQueryPermissions(AuthorizationServiceClient authorizationService, SubjectReferences references) {
        this.authorizationService = authorizationService;
        this.references = references;
    }

    @Override
    public PermissionAnswer reserve(GateQuestion question) {
        ReserveUseRequest request = useOf(question);
        return read(
                "RESERVED",
                authorizationService.ask(client -> client.put()
                        .uri(
                                USE,
                                question.asked().authorization().value(),
                                question.query().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request)
                        .retrieve()
                        .body(UseResponse.class)));
    }

    @Override
    public PermissionAnswer examine(GateQuestion question) {
        ReserveUseRequest request = useOf(question);
        return read(
                "GRANTABLE",
                authorizationService.ask(client -> client.post()
                        .uri(EXAMINATIONS, question.asked().authorization().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request)
                        .retrieve()
                        .body(UseResponse.class)));
    }

    private ReserveUseRequest useOf(GateQuestion question) {
        return new ReserveUseRequest(
                question.asked().subject().value(),
                references.nameReferenceOf(
                        question.asked().subject().value(),
                        question.subject().name().reveal()),
                question.asked().requester().institution(),
                question.asked().purpose().name(),
                question.asked().reportType().name(),
                question.asked().requester().account());
    }

    @Override
    public PermissionAnswer confirm(AuthorizationId authorization, CreditQueryId query) {
        return read(
                "CONFIRMED",
                authorizationService.ask(client -> client.post()
                        .uri(USE + "/confirmation", authorization.value(), query.value())
                        .retrieve()
                        .body(UseResponse.class)));
    }

    @Override
    public boolean consume(AuthorizationId authorization, CreditQueryId query) {
        return tell(authorization, query, "/consumption")
                .filter(HttpStatusCode::is2xxSuccessful)
                .isPresent();
    }

    @Override
    public boolean release(AuthorizationId authorization, CreditQueryId query) {
        // A use that was never taken needs no giving back.
        return tell(authorization, query, "/release")
                .filter(status -> status.is2xxSuccessful() || status.value() == 404)
                .isPresent();
    }

    private Optional<HttpStatusCode> tell(AuthorizationId authorization, CreditQueryId query, String what) {
        return authorizationService.ask(client -> client.post()
                .uri(USE + what, authorization.value(), query.value())
                .retrieve()
                .onStatus(status -> status.value() == 404, (request, response) -> {})
                .toBodilessEntity()
                .getStatusCode());
    }

    private static PermissionAnswer read(String granted, Optional<UseResponse> response) {
        if (response.isEmpty()) {
            return new PermissionAnswer.Silent();
        }
        UseResponse answer = response.get();
        if (granted.equals(answer.outcome())) {
            return new PermissionAnswer.Granted();
        }
        List<Reason> reasons = answer.reasons();
        if ("REFUSED".equals(answer.outcome()) && reasons != null && !reasons.isEmpty()) {
            return new PermissionAnswer.Refused(reasons);
        }
        // A word nobody agreed on is no permission (N3).
        return new PermissionAnswer.Silent();
    }

    record ReserveUseRequest(
            String subjectReference,
            String subjectNameReference,
            String institution,
            String purpose,
            String reportType,
            String operatorAccount) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UseResponse(@Nullable String outcome, @Nullable List<Reason> reasons) {}
}
