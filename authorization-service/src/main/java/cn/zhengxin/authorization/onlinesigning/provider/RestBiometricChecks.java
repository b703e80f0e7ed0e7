package cn.zhengxin.authorization.onlinesigning.provider;

import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.onlinesigning.application.BiometricChecks;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestBiometricChecks implements BiometricChecks {

    private final IdentityCheckClient provider;

    RestBiometricChecks(IdentityCheckClient provider) {
        this.provider = provider;
    }

    private record CheckRequest(String token, String name, String documentNumber) {
        @Override
        public String toString() {
            return "CheckRequest[***]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CheckResponse(
            @Nullable String outcome,
            @Nullable Instant performedAt,
            @Nullable String reference) {}

    @Override
    public Outcome outcomeOf(String token, SubjectParticulars subject) {
        var request = new CheckRequest(
                token, subject.name().reveal(), subject.document().reveal());
        return provider.ask("/biometric-checks/outcome", request, CheckResponse.class)
                .map(RestBiometricChecks::read)
                .orElseGet(Outcome.Unavailable::new);
    }

    private static Outcome read(CheckResponse response) {
        var outcome = response.outcome();
        var performedAt = response.performedAt();
        var reference = response.reference();
        if ("FAILED".equals(outcome)) {
            return new Outcome.Failed();
        }
        // A pass without its time or name, or a word nobody agreed on, is none (N3).
        return "PASSED".equals(outcome) && performedAt != null && reference != null && !reference.isBlank()
                ? new Outcome.Passed(performedAt, reference)
                : new Outcome.Unavailable();
    }
}
