package cn.zhengxin.authorization.identityprovider.application;

/** The identity provider answered, and refused this one account. */
public final class AccountNotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccountNotAccepted(int status) {
        super("The identity provider did not accept an account: " + status);
    }
}
