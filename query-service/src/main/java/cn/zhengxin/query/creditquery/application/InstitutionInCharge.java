package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.Requester;
import org.springframework.stereotype.Component;

/**
 * Q4: whose people decide about a query, or look at it afterwards: those of the requester's institution. A partner has no people
 * here, so that its queries are those of the institution that the settings name.
 */
@Component
public class InstitutionInCharge {

    private final String partnersSeenBy;

    public InstitutionInCharge(CreditQueryProperties properties) {
        partnersSeenBy = properties.partnersSeenBy();
    }

    public String of(Requester requester) {
        return switch (requester) {
            case Requester.Officer officer -> officer.institution();
            case Requester.LendingSystem system -> system.institution();
            case Requester.PartnerSystem partner -> partnersSeenBy;
        };
    }

    public String ofPartners() {
        return partnersSeenBy;
    }
}
