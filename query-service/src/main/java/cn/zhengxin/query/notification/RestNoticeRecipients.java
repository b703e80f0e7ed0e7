package cn.zhengxin.query.notification;

import cn.zhengxin.query.gate.AuthorizationServiceClient;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class RestNoticeRecipients implements NoticeRecipients {

    private final AuthorizationServiceClient authorizationService;

    RestNoticeRecipients(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public Map<CreditQueryId, Answer> of(List<QueryNotice> notices) {
        if (notices.isEmpty()) {
            return Map.of();
        }
        var request = new NoticeRecipientsRequest(notices.stream()
                .map(notice -> new QueriedUseRequest(
                        notice.authorization().value(), notice.query().value()))
                .toList());
        List<NoticeRecipientResponse> told = authorizationService
                .ask(client -> client.post()
                        .uri("/internal/v1/notice-recipients")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request)
                        .retrieve()
                        .body(NoticeRecipientsResponse.class))
                .map(NoticeRecipientsResponse::recipients)
                .orElseGet(List::of);
        return notices.stream().collect(Collectors.toUnmodifiableMap(QueryNotice::query, notice -> of(notice, told)));
    }

    private static Answer of(QueryNotice notice, List<NoticeRecipientResponse> told) {
        return told.stream()
                .filter(recipient -> notice.query().value().equals(recipient.useId()))
                .findFirst()
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

    record NoticeRecipientsRequest(List<QueriedUseRequest> uses) {}

    record QueriedUseRequest(UUID authorizationId, UUID useId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeRecipientsResponse(@Nullable List<NoticeRecipientResponse> recipients) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeRecipientResponse(
            @Nullable UUID useId,
            @Nullable String institutionName,
            @Nullable String phone) {
        @Override
        public String toString() {
            return "NoticeRecipientResponse[***]";
        }
    }
}
