package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;

/** Passwords that work once, for people who have not signed in yet (O9). */
public interface FirstPasswords {

    /** What became of it. */
    enum Outcome {
        SET,
        /** The account has been taken up, or is not there yet: nobody but its owner sets its password. */
        NOT_OFFERED
    }

    /**
     * Gives an account that nobody has taken up yet a password that has to be changed, together with setting up the second
     * factor, at the first sign-in.
     *
     * @throws cn.zhengxin.identity.DependencyUnavailable when the identity provider does not answer
     */
    Outcome set(Account account, String password);
}
