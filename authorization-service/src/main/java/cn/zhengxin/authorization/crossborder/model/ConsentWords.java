package cn.zhengxin.authorization.crossborder.model;

import org.jspecify.annotations.Nullable;

/**
 * Names and references as they were stated. Kept sealed; prints redacted.
 *
 * @param rightsChannel how the subject exercises rights against the recipient (PIPL 39)
 * @param routeReference number of the assessment, the certificate or the filed contract
 * @param approvalNumber of the competent authority; only for foreign courts and law enforcement (PIPL 41)
 */
public record ConsentWords(
        String recipientName,
        String recipientContact,
        String rightsChannel,
        String routeReference,
        @Nullable String approvalNumber) {

    @Override
    public String toString() {
        return "ConsentWords[***]";
    }
}
