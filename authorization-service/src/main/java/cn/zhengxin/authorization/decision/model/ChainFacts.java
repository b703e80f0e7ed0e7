package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.partner.model.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A7: what stands between an authorization and the subject's original consent, read at the moment of the decision.
 *
 * @param above what the authorization is derived from, the nearest first and the original last; empty for an original
 * @param partners the partners that the authorization and those above name, by code, as the register has them
 */
public record ChainFacts(List<CustomerAuthorization> above, Map<String, Partner> partners) {

    public static final ChainFacts NONE = new ChainFacts(List.of(), Map.of());

    public ChainFacts {
        above = List.copyOf(above);
        partners = Map.copyOf(partners);
    }

    boolean isFit(String partner, Purpose purpose, Instant moment) {
        var registered = partners.get(partner);
        return registered != null && registered.isFitFor(purpose, moment);
    }
}
