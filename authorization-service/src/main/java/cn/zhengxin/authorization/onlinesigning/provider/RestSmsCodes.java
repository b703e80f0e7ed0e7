package cn.zhengxin.authorization.onlinesigning.provider;

import cn.zhengxin.authorization.onlinesigning.application.SmsCodes;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestSmsCodes implements SmsCodes {

    private final IdentityCheckClient provider;

    RestSmsCodes(IdentityCheckClient provider) {
        this.provider = provider;
    }

    private record SendRequest(String phone) {
        @Override
        public String toString() {
            return "SendRequest[***]";
        }
    }

    private record CompareRequest(String reference, String code) {
        @Override
        public String toString() {
            return "CompareRequest[***]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SendResponse(@Nullable String reference) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CompareResponse(@Nullable String outcome) {}

    @Override
    public Sending send(PhoneNumber phone) {
        return provider.ask("/sms-codes", new SendRequest(phone.reveal()), SendResponse.class)
                .map(SendResponse::reference)
                .filter(reference -> !reference.isBlank() && reference.length() <= 128)
                .<Sending>map(Sending.Sent::new)
                .orElseGet(Sending.Unavailable::new);
    }

    @Override
    public Comparison compare(String reference, String code) {
        var outcome = provider.ask("/sms-codes/comparison", new CompareRequest(reference, code), CompareResponse.class)
                .map(CompareResponse::outcome)
                .orElse("");
        // A word nobody agreed on is no match (N3).
        return switch (outcome) {
            case "MATCHED" -> Comparison.MATCHED;
            case "NOT_MATCHED" -> Comparison.NOT_MATCHED;
            default -> Comparison.UNAVAILABLE;
        };
    }
}
