package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import java.util.List;

/**
 * What was registered and stays the same in every state.
 *
 * @param code the partner's institution code, by which authorizations name it
 * @param creditCode unified social credit code of the enterprise (GB 32100)
 * @param agreementReference the bank's agreement with the partner
 * @param institution the institution of the bank that keeps the agreement and answers for the partner
 * @param policyVersion the policy version it was registered under
 */
public record PartnerFacts(
        String code,
        String fullName,
        String creditCode,
        List<Qualification> qualifications,
        String agreementReference,
        String institution,
        Party registeredBy,
        Instant registeredAt,
        int policyVersion) {

    public PartnerFacts {
        qualifications = List.copyOf(qualifications);
        if (qualifications.isEmpty()) {
            throw new IllegalArgumentException("A partner has at least one qualification");
        }
    }
}
