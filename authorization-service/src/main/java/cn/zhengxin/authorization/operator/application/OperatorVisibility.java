package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.identity.Role;
import org.jspecify.annotations.Nullable;

/** O2: whose accounts somebody sees and manages. */
public final class OperatorVisibility {

    private OperatorVisibility() {}

    static boolean seesAll(Requester requester) {
        return requester.has(Role.AUDITOR) || requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
    }

    public static boolean maySee(Requester requester, OperatorFacts operator) {
        return seesAll(requester) || requester.party().isOf(operator.institution());
    }

    /** The person behind the account, also when signed in under another one (O2, O3). */
    public static boolean isOneself(Party party, OperatorFacts operator) {
        return operator.account().value().equals(party.account()) || party.isEmployee(operator.employeeNumber());
    }

    public static boolean mayManage(Requester requester, OperatorFacts operator) {
        return !isOneself(requester.party(), operator)
                && managesTier(requester, operator.administratorTier(), operator.institution());
    }

    /** The province manages administrators of institutions; these manage the others of their own institution. */
    public static boolean managesTier(Requester requester, @Nullable AdministratorTier tier, String institution) {
        if (tier == AdministratorTier.INSTITUTION) {
            return requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        }
        return tier == null
                && requester.has(Role.CREDIT_ADMINISTRATOR_INSTITUTION)
                && requester.party().isOf(institution);
    }
}
