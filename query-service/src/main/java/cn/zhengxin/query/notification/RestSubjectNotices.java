package cn.zhengxin.query.notification;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.workingcalendar.BankDay;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9-]{1,128}");

    private final RestClient client;

    RestSubjectNotices(RestClient client) {
        this.client = client;
    }

    private record NoticeRequest(
            UUID deliveryKey, String phone, String kind, String institution, String purpose, String inquiredAt) {
        @Override
        public String toString() {
            return "NoticeRequest[***]";
        }
    }

    private record LookUpRequest(UUID deliveryKey) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeAnswer(
            @Nullable String receipt,
            @Nullable String refusal,
            @Nullable String outcome) {}

    @Override
    public Handover handOver(NoticeRecipients.Answer.Known recipient, QueryNotice notice) {
        var request = new NoticeRequest(
                notice.deliveryKey(),
                recipient.phone().reveal(),
                "CREDIT_QUERY",
                recipient.institutionName(),
                inShort(notice.purpose()),
                told(notice.inquiredAt()));
        return ask(() -> client.post()
                        .uri("/notices")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request)
                        .retrieve()
                        .onStatus(status -> status.value() == REFUSED, (asked, answer) -> {})
                        .body(NoticeAnswer.class))
                .map(RestSubjectNotices::handover)
                .orElseGet(Handover.Unavailable::new);
    }

    @Override
    public LookUp lookUp(UUID deliveryKey) {
        return ask(() -> client.post()
                        .uri("/notices/look-up")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new LookUpRequest(deliveryKey))
                        .retrieve()
                        .body(NoticeAnswer.class))
                .map(RestSubjectNotices::found)
                .orElseGet(LookUp.Silent::new);
    }

    private static Optional<NoticeAnswer> ask(Supplier<@Nullable NoticeAnswer> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction stays open while a provider is asked");
        }
        try {
            return Optional.ofNullable(question.get());
        } catch (RestClientException silent) {
            log.atWarn()
                    .addKeyValue("cause", silent.getClass().getSimpleName())
                    .log("The provider of notices gave no usable answer");
            return Optional.empty();
        }
    }

    private static Handover handover(NoticeAnswer answer) {
        if ("REFUSED".equals(answer.refusal())) {
            return new Handover.Refused();
        }
        // A message nobody signed for is not delivered.
        return receiptOf(answer).<Handover>map(Handover.Accepted::new).orElseGet(Handover.Unavailable::new);
    }

    private static LookUp found(NoticeAnswer answer) {
        if ("TAKEN_OVER".equals(answer.outcome())) {
            return receiptOf(answer).<LookUp>map(LookUp.TakenOver::new).orElseGet(LookUp.Silent::new);
        }
        return "NEVER_SEEN".equals(answer.outcome()) ? new LookUp.NeverSeen() : new LookUp.Silent();
    }

    private static Optional<String> receiptOf(NoticeAnswer answer) {
        return Optional.ofNullable(answer.receipt())
                .filter(receipt -> RECEIPT.matcher(receipt).matches());
    }

    private static String told(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(BankDay.ZONE));
    }

    /** As the bureau's query records name it, so that the subject finds it there again. */
    static String inShort(Purpose purpose) {
        return switch (purpose) {
            case LOAN_APPLICATION -> "贷款审批";
            case CREDIT_CARD_APPLICATION -> "信用卡审批";
            case GUARANTOR_CHECK -> "担保资格审查";
            case POST_LOAN_MANAGEMENT -> "贷后管理";
            case ENTERPRISE_APPLICANT_RELATED_PERSON -> "法人代表、出资人等资信审查";
            case SUBJECT_ENQUIRY -> "本人查询";
            case JUDICIAL_ASSISTANCE -> "司法协助";
        };
    }
}
