package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.SubjectReference;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestStaffTies implements StaffTies {

    private final AuthorizationServiceClient authorizationService;

    RestStaffTies(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public StaffTie between(String operatorAccount, SubjectReference subject) {
        return authorizationService
                .ask(client -> client.get()
                        .uri("/internal/v1/operators/{account}/ties/{subject}", operatorAccount, subject.value())
                        .retrieve()
                        .body(TieResponse.class))
                .map(RestStaffTies::tieOf)
                .orElseGet(StaffTie.Silent::new);
    }

    private static StaffTie tieOf(TieResponse response) {
        Boolean oneself = response.oneself();
        Boolean colleague = response.colleague();
        return oneself == null || colleague == null ? new StaffTie.Silent() : new StaffTie.Told(oneself, colleague);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TieResponse(@Nullable Boolean oneself, @Nullable Boolean colleague) {}
}
