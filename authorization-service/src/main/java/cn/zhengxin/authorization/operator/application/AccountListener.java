package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;

/** Told after the commit of every change that says whether an account may act. It must return at once and never fail. */
@FunctionalInterface
public interface AccountListener {

    /**
     * The register has changed.
     *
     * @param refused whether the account may not act from now on (O11)
     */
    void changed(Account account, boolean refused);
}
