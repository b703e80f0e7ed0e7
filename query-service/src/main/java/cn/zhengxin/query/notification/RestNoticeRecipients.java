package cn.zhengxin.query.notification;

import cn.zhengxin.query.gate.AuthorizationServiceClient;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RestNoticeRecipients implements NoticeRecipients {

    private final AuthorizationServiceClient authorizationService;

    RestNoticeRecipients(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public Answer of(AuthorizationId authorization, CreditQueryId query) {
        return authorizationService
                .ask(client -> client.get()
                        .uri(
                                "/internal/v1/authorizations/{authorization}/uses/{use}/notice-recipient",
                                authorization.value(),
                                query.value())
                        .retrieve()
                        .body(NoticeRecipientResponse.class))
                .map(RestNoticeRecipients::read)
                .orElseGet(Answer.Silent::new);
    }

    private static Answer read(NoticeRecipientResponse response) {
        var institutionName = response.institutionName();
        if (institutionName == null || institutionName.isBlank()) {
            return new Answer.Silent();
        }
        if (response.phone() == null) {
            return new Answer.NoAddress();
        }
        // What cannot be a phone number is no answer; another may follow.
        return PhoneNumber.tryParse(response.phone())
                .<Answer>map(phone -> new Answer.Known(phone, institutionName))
                .orElseGet(Answer.Silent::new);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeRecipientResponse(
            @Nullable String institutionName, @Nullable String phone) {
        @Override
        public String toString() {
            return "NoticeRecipientResponse[***]";
        }
    }
}
