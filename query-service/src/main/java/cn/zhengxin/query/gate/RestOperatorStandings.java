package cn.zhengxin.query.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestOperatorStandings implements OperatorStandings {

    private final AuthorizationServiceClient authorizationService;

    RestOperatorStandings(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public Standing of(String account, @Nullable String terminal) {
        return authorizationService
                .ask(client -> client.get()
                        .uri(uri -> uri.path("/internal/v1/operators/{account}/standing")
                                .queryParamIfPresent("terminal", Optional.ofNullable(terminal))
                                .build(account))
                        .retrieve()
                        .body(StandingResponse.class))
                .map(RestOperatorStandings::standingOf)
                .orElseGet(Standing.Silent::new);
    }

    private static Standing standingOf(StandingResponse response) {
        if (Boolean.FALSE.equals(response.known())) {
            return new Standing.UnknownOperator();
        }
        String grade = response.grade();
        String institution = response.institution();
        if (!Boolean.TRUE.equals(response.known()) || grade == null || institution == null) {
            return new Standing.Silent();
        }
        // What is not said is not so.
        return new Standing.Known(
                Boolean.TRUE.equals(response.active()),
                grade,
                Boolean.TRUE.equals(response.bureauAccountMapped()),
                Boolean.TRUE.equals(response.terminalBound()),
                institution);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record StandingResponse(
            @Nullable Boolean known,
            @Nullable Boolean active,
            @Nullable String grade,
            @Nullable Boolean bureauAccountMapped,
            @Nullable Boolean terminalBound,
            @Nullable String institution) {}
}
