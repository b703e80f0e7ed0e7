package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Give an account these roles and no others. */
public record ChangeRolesCommand(
        Account account, @Nullable Long expectedVersion, Set<Role> roles, Requester requester) {

    public ChangeRolesCommand {
        roles = Set.copyOf(roles);
    }
}
