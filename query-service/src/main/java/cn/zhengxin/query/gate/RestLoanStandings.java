package cn.zhengxin.query.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestLoanStandings implements LoanStandings {

    private final AuthorizationServiceClient authorizationService;

    RestLoanStandings(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public LoanStanding of(Asked asked) {
        return authorizationService
                .ask(client -> client.get()
                        .uri(uri -> uri.path("/internal/v1/authorizations/{authorization}/loans/{reference}")
                                .queryParam("institution", asked.requester().institution())
                                .build(
                                        asked.authorization().value(),
                                        asked.businessReference().value()))
                        .retrieve()
                        .body(LoanResponse.class))
                .map(RestLoanStandings::standingOf)
                .orElseGet(LoanStanding.Silent::new);
    }

    private static LoanStanding standingOf(LoanResponse response) {
        if (Boolean.FALSE.equals(response.known())) {
            return new LoanStanding.UnknownLoan();
        }
        Boolean ended = response.ended();
        Boolean dormant = response.dormant();
        Boolean ofAnother = response.ofAnotherAuthorization();
        Optional<AssetClass> assetClass = classOf(response.assetClass());
        // A class nobody agreed on is no class, and what is left out is not known (N3).
        boolean understood = response.assetClass() == null || assetClass.isPresent();
        if (!Boolean.TRUE.equals(response.known())
                || ended == null
                || dormant == null
                || ofAnother == null
                || !understood) {
            return new LoanStanding.Silent();
        }
        return new LoanStanding.Known(
                ofAnother, ended, assetClass.orElse(null), dormant, response.movedAt(), response.confirmedAt());
    }

    private static Optional<AssetClass> classOf(@Nullable String word) {
        return Arrays.stream(AssetClass.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LoanResponse(
            @Nullable Boolean known,
            @Nullable Boolean ofAnotherAuthorization,
            @Nullable Boolean ended,
            @Nullable String assetClass,
            @Nullable Boolean dormant,
            @Nullable Instant movedAt,
            @Nullable Instant confirmedAt) {}
}
