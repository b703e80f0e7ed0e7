package cn.zhengxin.deploy.bureausimulator;

import java.time.Instant;

/**
 * One footprint: somebody asked the bureau about somebody. Written to the log before anything is answered.
 *
 * @param reason the bureau's two-digit reason code
 * @param payloadDigest SHA-256 of what was asked, so that another question under the same number is noticed
 * @param documentNumberHash SHA-256 of the document number; the number itself is kept nowhere
 * @param subjectNumber number of the synthetic person or enterprise, 0 when the bureau does not know the document
 * @param reportNumber empty unless answered with a report
 * @param rejectionCode empty unless rejected
 */
public record Inquiry(
        String requestNumber,
        String institution,
        String bureauAccount,
        String reason,
        ReportType reportType,
        Instant time,
        String payloadDigest,
        String documentNumberHash,
        int subjectNumber,
        Result result,
        String reportNumber,
        String rejectionCode) {

    /** How an inquiry ended. */
    public enum Result {
        ANSWERED,
        NO_RECORD,
        REJECTED
    }
}
