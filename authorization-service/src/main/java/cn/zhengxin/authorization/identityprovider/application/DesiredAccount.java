package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the register wants an account to be at the identity provider.
 *
 * @param granted whether the account was ever approved; nobody gets an account for having applied
 * @param mayAct whether it may act at present (O11)
 * @param roles staff roles; null while the register keeps none for it, then they are left as they are
 * @param version of the register's row
 */
public record DesiredAccount(
        Account account,
        String employeeNumber,
        String institution,
        String branch,
        boolean granted,
        boolean mayAct,
        @Nullable Set<String> roles,
        long version) {

    public DesiredAccount {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}
