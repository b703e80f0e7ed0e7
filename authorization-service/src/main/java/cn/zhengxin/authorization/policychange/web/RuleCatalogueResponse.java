package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.policy.RuleStatus;
import java.util.List;

/**
 * The rules this service decides by, under the version in force.
 *
 * @param rules in the order of their identifiers
 */
record RuleCatalogueResponse(int policyVersion, List<RulePart> rules) {

    /** One rule. */
    record RulePart(String rule, RuleStatus status, String basis, String message, String cure) {}
}
