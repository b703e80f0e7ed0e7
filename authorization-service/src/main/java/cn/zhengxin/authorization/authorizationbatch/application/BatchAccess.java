package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.identity.Role;

/** Who may look at a batch (A14): of its institution only, and a handler only at their own. */
final class BatchAccess {

    private BatchAccess() {}

    static boolean mayRead(Requester requester, AuthorizationBatch batch) {
        var party = requester.party();
        if (party.kind() == PartyKind.SUBJECT || !party.isOf(batch.institution())) {
            return false;
        }
        var branch = party.branch();
        return batch.enteredBy().isSamePersonAs(party)
                || requester.has(Role.REVIEWER)
                || requester.has(Role.COMPLIANCE_OFFICER)
                || (requester.has(Role.DEPARTMENT_HEAD)
                        && branch != null
                        && branch.equals(batch.enteredBy().branch()));
    }
}
