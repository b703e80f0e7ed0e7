package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;

/** Told after the commit of every change that says whether an account, or its tokens, are refused. It must return at once and never fail. */
@FunctionalInterface
public interface AccountListener {

    /**
     * The register has changed.
     *
     * @param refused whether the account may not act from now on (O11)
     */
    void changed(Account account, boolean refused);

    /**
     * Something was taken away that tokens of this account still say (O1).
     *
     * @param refused whether every token of it is refused from now on
     */
    default void tokensChanged(Account account, boolean refused) {}
}
