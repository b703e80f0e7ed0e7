package cn.zhengxin.query.gate;

import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class RestQueryPermissions implements QueryPermissions {

    private static final String USE = "/internal/v1/authorizations/{authorization}/uses/{use}";

    private static final String EXAMINATIONS = "/internal/v1/authorizations/{authorization}/use-examinations";

    private static final String CONSUMPTIONS = "/internal/v1/use-consumptions";

    private final AuthorizationServiceClient authorizationService;
    private final SubjectReferences references;

    RestQueryPermissions(AuthorizationServiceClient authorizationService, SubjectReferences references) {
        this.authorizationService = authorizationService;
        this.references = references;
    }

    @Override
    public UseAnswer reserve(GateQuestion question) {
        ReserveUseRequest request = useOf(question);
        return read(
                "RESERVED",
                question.asked().requester(),
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
    public UseAnswer examine(GateQuestion question) {
        ReserveUseRequest request = useOf(question);
        return read(
                "GRANTABLE",
                question.asked().requester(),
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
    public Set<CreditQueryId> consume(List<SpentUse> uses) {
        if (uses.isEmpty()) {
            return Set.of();
        }
        var request = new ConsumeUsesRequest(uses.stream()
                .map(use -> new SpentUseRequest(
                        use.authorization().value(), use.query().value()))
                .toList());
        return authorizationService
                .ask(client -> client.post()
                        .uri(CONSUMPTIONS)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request)
                        .retrieve()
                        .body(ConsumptionsResponse.class))
                .map(ConsumptionsResponse::uses)
                .orElseGet(List::of)
                .stream()
                .filter(use -> "CONSUMED".equals(use.outcome()))
                .flatMap(use -> Stream.ofNullable(use.useId()))
                .map(CreditQueryId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean release(AuthorizationId authorization, CreditQueryId query) {
        // A use that was never taken needs no giving back.
        return authorizationService
                .ask(client -> client.post()
                        .uri(USE + "/release", authorization.value(), query.value())
                        .retrieve()
                        .onStatus(status -> status.value() == 404, (request, response) -> {})
                        .toBodilessEntity()
                        .getStatusCode())
                .filter(status -> status.is2xxSuccessful() || status.value() == 404)
                .isPresent();
    }

    private static UseAnswer read(String granted, Requester requester, Optional<UseResponse> response) {
        return response.map(answer -> new UseAnswer(read(granted, response), tieOf(requester, answer.tie())))
                .orElse(UseAnswer.SILENCE);
    }

    /**
     * A system is nobody's own, but its institution has staff: were it not asked, compliance's word on a system's query would name a
     * protected person (Q10).
     */
    private static StaffTie tieOf(Requester requester, @Nullable UseTie tie) {
        if (tie == null) {
            return new StaffTie.Silent();
        }
        Boolean oneself = tie.oneself();
        Boolean colleague = tie.colleague();
        Boolean staff = tie.staff();
        if (oneself == null || colleague == null || staff == null) {
            return new StaffTie.Silent();
        }
        return switch (requester) {
            case Requester.Officer officer -> new StaffTie.Told(oneself, colleague);
            case Requester.LendingSystem system -> new StaffTie.Told(false, staff);
            case Requester.PartnerSystem partner -> new StaffTie.Told(false, staff);
        };
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

    record ConsumeUsesRequest(List<SpentUseRequest> uses) {}

    record SpentUseRequest(UUID authorizationId, UUID useId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConsumptionsResponse(@Nullable List<ConsumptionResponse> uses) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConsumptionResponse(
            @Nullable UUID useId, @Nullable String outcome) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UseResponse(
            @Nullable String outcome,
            @Nullable List<Reason> reasons,
            @Nullable UseTie tie) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UseTie(
            @Nullable Boolean oneself,
            @Nullable Boolean colleague,
            @Nullable Boolean staff) {}
}
