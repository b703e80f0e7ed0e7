package cn.zhengxin.authorization.crossborder.model;

import org.jspecify.annotations.Nullable;

/**
 * Names and references as they were stated. Kept sealed; prints redacted.
 *
 * @param rightsChannel how the subject exercises rights against the recipient (PIPL 39)
 * @param routeReference number of the assessment, the certificate or the filed contract
 * @param approvalNumber of the competent authority; only for foreign courts and law enforcement (PIPL 41)
 * @param consentedBy who gave the consent; null in what was kept before guardians could, which are the subjects' own
 */
public record ConsentWords(
        String recipientName,
        String recipientContact,
        String rightsChannel,
        String routeReference,
        @Nullable String approvalNumber,
        @Nullable ConsentGiver consentedBy) {

    /** Who gave the consent. */
    public ConsentGiver giver() {
        return consentedBy == null ? ConsentGiver.SUBJECT : consentedBy;
    }

    @Override
    public String toString() {
        return "ConsentWords[***]";
    }
}
