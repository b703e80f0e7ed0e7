package cn.zhengxin.query.disclosure;

import cn.zhengxin.identity.DependencyUnavailable;
import cn.zhengxin.query.bureau.RawCreditReport;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The masking service over HTTP. The report travels in a body and is printed nowhere. */
class RestReportMasking implements ReportMasking {

    private static final Logger log = LoggerFactory.getLogger(RestReportMasking.class);

    private final RestClient client;

    RestReportMasking(RestClient client) {
        this.client = client;
    }

    @Override
    public MaskingAnswer mask(Disclosure disclosure, RawCreditReport report) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction stays open while another service is asked");
        }
        Viewer viewer = disclosure.viewer();
        var request = new MaskReportRequest(
                disclosure.reportType().name(),
                new ViewerRequest(viewer.performer().account(), viewer.roles(), viewer.institution()),
                disclosure.purpose().name(),
                viewer.channel().name(),
                new SubjectRequest(
                        disclosure.reference().value(),
                        List.of(disclosure.subject().name().reveal())),
                disclosure.query().value(),
                report.reveal());
        try {
            MaskReportResponse response = client.post()
                    .uri("/api/v1/maskings")
                    .header("Idempotency-Key", disclosure.view().toString())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(request)
                    .retrieve()
                    .body(MaskReportResponse.class);
            return response == null ? new MaskingAnswer.Silent() : read(response);
        } catch (DependencyUnavailable | RestClientException silent) {
            log.atWarn()
                    .addKeyValue("cause", silent.getClass().getSimpleName())
                    .log("The masking service gave no usable answer");
            return new MaskingAnswer.Silent();
        }
    }

    private static MaskingAnswer read(MaskReportResponse response) {
        Integer policyVersion = response.policyVersion();
        Map<String, Object> sections = response.sections();
        if (policyVersion == null || sections == null) {
            return new MaskingAnswer.Silent();
        }
        List<String> withheld = response.withheld();
        return new MaskingAnswer.Masked(
                new MaskedCreditReport(policyVersion, sections, withheld == null ? List.of() : withheld));
    }

    record MaskReportRequest(
            String reportType,
            ViewerRequest viewer,
            String purpose,
            String channel,
            SubjectRequest subject,
            UUID creditQueryId,
            Map<String, Object> report) {
        @Override
        public String toString() {
            return "MaskReportRequest[***]";
        }
    }

    record ViewerRequest(String account, Set<String> roles, String institution) {}

    record SubjectRequest(String reference, List<String> names) {
        @Override
        public String toString() {
            return "SubjectRequest[***]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MaskReportResponse(
            @Nullable Integer policyVersion,
            @Nullable Map<String, Object> sections,
            @Nullable List<String> withheld) {
        @Override
        public String toString() {
            return "MaskReportResponse[***]";
        }
    }
}
