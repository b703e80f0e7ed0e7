package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.identity.Role;

/** O2: whose accounts somebody sees and manages. */
final class OperatorVisibility {

    private OperatorVisibility() {}

    static boolean seesAll(Requester requester) {
        return requester.has(Role.AUDITOR) || requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
    }

    static boolean maySee(Requester requester, OperatorFacts operator) {
        return seesAll(requester) || requester.party().isOf(operator.institution());
    }

    /** The province manages administrators of institutions; these manage the others of their own institution; nobody themself. */
    static boolean mayManage(Requester requester, OperatorFacts operator) {
        var party = requester.party();
        var isOneself = operator.account().value().equals(party.account())
                || operator.employeeNumber().equals(party.employeeNumber());
        if (isOneself) {
            return false;
        }
        if (operator.administratorTier() == AdministratorTier.INSTITUTION) {
            return requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        }
        return operator.administratorTier() == null
                && requester.has(Role.CREDIT_ADMINISTRATOR_INSTITUTION)
                && party.isOf(operator.institution());
    }
}
