package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What the subject consents to (PIPL 39); holds no personal data.
 *
 * @param purpose what the recipient uses the data for
 * @param routeValidUntil last day on which assessment, certificate or contract hold, in Asia/Shanghai
 * @param consentedAt when the subject gave this consent, apart from the authorization
 */
public record ConsentContent(
        OverseasRecipient recipient,
        Purpose purpose,
        TransferMethod method,
        Set<DataCategory> categories,
        TransferRoute route,
        LocalDate routeValidUntil,
        Instant consentedAt) {

    public ConsentContent {
        categories = Set.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("A consent covers at least one category");
        }
    }
}
