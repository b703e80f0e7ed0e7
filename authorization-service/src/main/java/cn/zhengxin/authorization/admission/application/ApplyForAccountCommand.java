package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.identity.Role;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account is wanted for an employee.
 *
 * @param identity the employee's document, where it is recorded with the application (Q10)
 */
public record ApplyForAccountCommand(
        Account account,
        String employeeNumber,
        Place place,
        Set<Role> roles,
        @Nullable IdentityDocument identity,
        Requester requester) {

    public ApplyForAccountCommand {
        roles = Set.copyOf(roles);
    }
}
