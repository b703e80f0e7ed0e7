package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff's account as the identity provider has it.
 *
 * @param roles staff roles only
 */
public record FoundAccount(
        Account account,
        boolean enabled,
        @Nullable String employeeNumber,
        @Nullable String institution,
        @Nullable String branch,
        Set<String> roles) {

    public FoundAccount {
        roles = Set.copyOf(roles);
    }

    boolean hasAttributesOf(DesiredAccount desired) {
        return desired.employeeNumber().equals(employeeNumber)
                && desired.institution().equals(institution)
                && desired.branch().equals(branch);
    }

    boolean hasRolesOf(DesiredAccount desired) {
        var wanted = desired.roles();
        return wanted == null || wanted.equals(roles);
    }
}
