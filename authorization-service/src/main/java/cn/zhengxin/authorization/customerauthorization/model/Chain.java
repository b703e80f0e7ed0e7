package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A7: the place of an authorization in a chain of partners. The original authorization names partners. A partner hands on only
 * under a further authorization of the same subject that is derived from the original and names one partner more.
 *
 * @param derivedFrom null for an original authorization
 */
public record Chain(List<Recipient> recipients, @Nullable DerivedFrom derivedFrom) {

    /** Nobody beside the authorized institution. */
    public static final Chain NONE = new Chain(List.of(), null);

    public Chain {
        recipients = List.copyOf(recipients);
        if (derivedFrom != null && recipients.size() != 1) {
            throw new IllegalArgumentException("A consent to hand on names one partner");
        }
    }

    public boolean isDerived() {
        return derivedFrom != null;
    }

    /** The authorization that this one is derived from. */
    public Optional<AuthorizationId> parent() {
        return Optional.ofNullable(derivedFrom).map(DerivedFrom::authorization);
    }

    /** Whether the partner is named at all. */
    public boolean names(String institutionCode) {
        return recipients.stream()
                .anyMatch(recipient -> recipient.institutionCode().equals(institutionCode));
    }

    /** Whether the partner is named with that purpose. */
    public boolean names(String institutionCode, Purpose purpose) {
        return recipients.contains(new Recipient(institutionCode, purpose));
    }
}
