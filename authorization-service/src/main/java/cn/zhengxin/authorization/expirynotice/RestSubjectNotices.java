package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.sensitivetypes.PhoneNumber;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A provider of messages over HTTP. Everything personal is in the body, which no log and no address shows (N2). */
class RestSubjectNotices implements SubjectNotices {

    private static final Logger log = LoggerFactory.getLogger(RestSubjectNotices.class);
    private static final int REFUSED = 422;
    private static final int LONGEST_RECEIPT = 128;

    private final RestClient client;

    RestSubjectNotices(RestClient client) {
        this.client = client;
    }

    private record NoticeRequest(
            UUID deliveryKey,
            String phone,
            String kind,
            String institution,
            String authorizationNumber,
            LocalDate endDate) {
        @Override
        public String toString() {
            return "NoticeRequest[***]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeReceipt(@Nullable String receipt, @Nullable String refusal) {}

    @Override
    public Handover handOver(PhoneNumber phone, ExpiryNotice notice) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction stays open while a provider is asked");
        }
        var request = new NoticeRequest(
                notice.deliveryKey(),
                phone.reveal(),
                "AUTHORIZATION_EXPIRY",
                notice.institutionName(),
                notice.number(),
                notice.endDate());
        try {
            return read(client.post()
                    .uri("/notices")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(request)
                    .retrieve()
                    .onStatus(status -> status.value() == REFUSED, (asked, answer) -> {})
                    .body(NoticeReceipt.class));
        } catch (RestClientException silent) {
            log.atWarn()
                    .addKeyValue("cause", silent.getClass().getSimpleName())
                    .log("The provider of notices gave no usable answer");
            return new Handover.Unavailable();
        }
    }

    private static Handover read(@Nullable NoticeReceipt answer) {
        if (answer == null) {
            return new Handover.Unavailable();
        }
        if ("REFUSED".equals(answer.refusal())) {
            return new Handover.Refused();
        }
        var receipt = answer.receipt();
        // A message nobody signed for is not delivered.
        return receipt == null || receipt.isBlank() || receipt.length() > LONGEST_RECEIPT
                ? new Handover.Unavailable()
                : new Handover.Accepted(receipt);
    }
}
