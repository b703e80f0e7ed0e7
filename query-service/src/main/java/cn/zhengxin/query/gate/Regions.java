package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Where branches lie and where terminals stand, as an institution's policy data say (Q3).
 *
 * @param ofBranches region by branch
 * @param ofNetworks region by network, {@code 10.1.0.0/16}
 */
record Regions(Map<String, String> ofBranches, Map<String, String> ofNetworks) {

    static Regions of(RuleTerms terms) {
        return new Regions(terms.pairs("branchRegions"), terms.pairs("networkRegions"));
    }

    /** Whether a query of the branch comes from elsewhere; an unknown place is elsewhere, once regions are kept at all. */
    boolean areCrossed(String branch, @Nullable String terminal) {
        if (ofBranches.isEmpty() && ofNetworks.isEmpty()) {
            return false;
        }
        String home = ofBranches.get(branch);
        return home == null
                || terminal == null
                || ofNetworks.entrySet().stream()
                        .noneMatch(network -> network.getValue().equals(home)
                                && new IpAddressMatcher(network.getKey()).matches(terminal));
    }
}
