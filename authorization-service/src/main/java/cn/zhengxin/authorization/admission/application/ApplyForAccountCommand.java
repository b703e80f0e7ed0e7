package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.identity.Role;
import java.util.Set;

/** An account is wanted for an employee. */
public record ApplyForAccountCommand(
        Account account, String employeeNumber, Place place, Set<Role> roles, Requester requester) {

    public ApplyForAccountCommand {
        roles = Set.copyOf(roles);
    }
}
